<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- SPDX-FileCopyrightText: 2026 The Tessera authors -->
<!-- SPDX-License-Identifier: Apache-2.0 -->
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>AirplayLine</name>
    <message>
        <source>iPhone, iPad, Mac</source>
        <translation>iPhone, iPad, Mac</translation>
    </message>
    <message>
        <source>Screen Mirroring, then %1</source>
        <translation>Recopie de l’écran, puis %1</translation>
    </message>
</context>
<context>
    <name>AwayVeil</name>
    <message>
        <source>Reconnecting…</source>
        <translation>Reconnexion…</translation>
    </message>
    <message>
        <source>The box restarts. This takes a moment.</source>
        <translation>Le boîtier redémarre. Cela prend un instant.</translation>
    </message>
</context>
<context>
    <name>IdleScreen</name>
    <message>
        <source>1. Join the Wi-Fi</source>
        <translation>1. Wi-Fi</translation>
    </message>
    <message>
        <source>2. Scan to share</source>
        <translation>2. Participer</translation>
    </message>
    <message>
        <source>Scan to join</source>
        <translation>Scannez pour participer</translation>
    </message>
</context>
<context>
    <name>JoinHint</name>
    <message>
        <source>Share your screen</source>
        <translation>Partagez votre écran</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>Code PIN</translation>
    </message>
</context>
<context>
    <name>JoinSteps</name>
    <message>
        <source>Share your screen</source>
        <translation>Partagez votre écran</translation>
    </message>
    <message>
        <source>Open in your browser</source>
        <translation>Ouvrez dans votre navigateur</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>Code PIN</translation>
    </message>
    <message>
        <source>Meeting ID</source>
        <translation>ID de réunion</translation>
    </message>
</context>
<context>
    <name>MenuMainPage</name>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Weak</source>
        <translation>Faible</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Demandes</translation>
    </message>
    <message>
        <source>%1 waits to be let in</source>
        <translation>%1 attend d’être admis</translation>
    </message>
    <message>
        <source>%1 would like to show something</source>
        <translation>%1 souhaite montrer quelque chose</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Répondre</translation>
    </message>
    <message>
        <source>On the display</source>
        <translation>À l’écran</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Disposition</translation>
    </message>
    <message>
        <source>Leave full screen</source>
        <translation>Quitter le plein écran</translation>
    </message>
    <message>
        <source>All pictures alike</source>
        <translation>Toutes les images égales</translation>
    </message>
    <message>
        <source>One large, the others small</source>
        <translation>Une grande, les autres petites</translation>
    </message>
    <message>
        <source>Only one picture</source>
        <translation>Une seule image</translation>
    </message>
    <message>
        <source>Show delay and quality</source>
        <translation>Afficher délai et qualité</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personnes</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Salle</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>Nouveau code PIN</translation>
    </message>
    <message>
        <source>Clear messages</source>
        <translation>Effacer les messages</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>End the meeting</source>
        <translation>Terminer la réunion</translation>
    </message>
    <message>
        <source>End it for everybody?</source>
        <translation>La terminer pour tous ?</translation>
    </message>
    <message>
        <source>Yes, end</source>
        <translation>Oui, terminer</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>%1 is about to take over</source>
        <translation>%1 va prendre la place</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Son</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>No loudspeaker</source>
        <translation>Aucun haut-parleur</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Couper le son</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
</context>
<context>
    <name>MenuPersonPage</name>
    <message>
        <source>Lower the hand</source>
        <translation>Baisser la main</translation>
    </message>
    <message>
        <source>Show what they write</source>
        <translation>Afficher ses messages</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Remove for 10 minutes</source>
        <translation>Retirer pour 10 minutes</translation>
    </message>
    <message>
        <source>Remove for good</source>
        <translation>Retirer définitivement</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>Retirer %1 ?</translation>
    </message>
    <message>
        <source>Yes, remove</source>
        <translation>Oui, retirer</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
</context>
<context>
    <name>MenuPromptPage</name>
    <message>
        <source>Let in</source>
        <translation>Admettre</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Accepter</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Refuser</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Take over now</source>
        <translation>Laisser la place maintenant</translation>
    </message>
</context>
<context>
    <name>MenuSharePage</name>
    <message>
        <source>Show large</source>
        <translation>Afficher en grand</translation>
    </message>
    <message>
        <source>Leave full screen</source>
        <translation>Quitter le plein écran</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Plein écran</translation>
    </message>
    <message>
        <source>Keep on the display</source>
        <translation>Garder à l’écran</translation>
    </message>
    <message>
        <source>Camera: next corner</source>
        <translation>Caméra : coin suivant</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Mettre en pause</translation>
    </message>
    <message>
        <source>Take off the display</source>
        <translation>Retirer de l’écran</translation>
    </message>
    <message>
        <source>End this share?</source>
        <translation>Terminer ce partage ?</translation>
    </message>
    <message>
        <source>Yes, end</source>
        <translation>Oui, terminer</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>Muted by %1</source>
        <translation>Son coupé par %1</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Couper le son</translation>
    </message>
</context>
<context>
    <name>MismatchScreen</name>
    <message>
        <source>The parts of this box do not fit together</source>
        <translation>Les composants de ce boîtier ne sont pas compatibles</translation>
    </message>
    <message>
        <source>The display (%1) and tesserad speak different versions. Update both to the same release, then restart the box.</source>
        <translation>L’affichage (%1) et tesserad utilisent des versions différentes. Mettez les deux à jour vers la même version, puis redémarrez le boîtier.</translation>
    </message>
</context>
<context>
    <name>NoNetworkScreen</name>
    <message>
        <source>No network</source>
        <translation>Pas de réseau</translation>
    </message>
    <message>
        <source>Plug in the network cable or ask your administrator. This display goes on by itself.</source>
        <translation>Branchez le câble réseau ou contactez votre administrateur. L’affichage reprendra tout seul.</translation>
    </message>
</context>
<context>
    <name>PeopleStatus</name>
    <message>
        <source>%1 is connecting</source>
        <translation>%1 se connecte</translation>
    </message>
    <message>
        <source>%1 and others are connecting</source>
        <translation>%1 et d’autres se connectent</translation>
    </message>
    <message>
        <source>%1 would like to join</source>
        <translation>%1 souhaite participer</translation>
    </message>
    <message>
        <source>%1 and others would like to join</source>
        <translation>%1 et d’autres souhaitent participer</translation>
    </message>
</context>
<context>
    <name>PinPrompt</name>
    <message>
        <source>Type this PIN on your device</source>
        <translation>Saisissez ce code PIN sur votre appareil</translation>
    </message>
</context>
<context>
    <name>PlayingTile</name>
    <message>
        <source>Sound from %1</source>
        <translation>Son de %1</translation>
    </message>
</context>
<context>
    <name>PromptCard</name>
    <message>
        <source>%1 waits to be let in</source>
        <translation>%1 attend d’être admis</translation>
    </message>
    <message>
        <source>%1 would like to show something</source>
        <translation>%1 souhaite montrer quelque chose</translation>
    </message>
    <message>
        <source>Let in</source>
        <translation>Admettre</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Maintenant</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Accepter</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Refuser</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Plus tard</translation>
    </message>
    <message>
        <source>%1 is about to take over</source>
        <translation>%1 va prendre la place</translation>
    </message>
</context>
<context>
    <name>RoomLamp</name>
    <message>
        <source>Room camera and microphone are on</source>
        <translation>Caméra et micro de la salle activés</translation>
    </message>
    <message>
        <source>Room microphone is on</source>
        <translation>Micro de la salle activé</translation>
    </message>
    <message>
        <source>Room camera is on</source>
        <translation>Caméra de la salle activée</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>Yes</source>
        <translation>Oui</translation>
    </message>
</context>
<context>
    <name>SettingsHint</name>
    <message>
        <source>Choose</source>
        <translation>Choisir</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>The box refused this change</source>
        <translation>Le boîtier a refusé ce changement</translation>
    </message>
</context>
<context>
    <name>SettingsList</name>
    <message>
        <source>Off</source>
        <translation>Non</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Oui</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>As the room</source>
        <translation>Comme la salle</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Taille du texte</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>Grand</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Contraste</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Élevé</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Animations</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucune</translation>
    </message>
    <message>
        <source>Dim when nobody is here</source>
        <translation>Assombrir sans personne</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Jamais</translation>
    </message>
    <message numerus="yes">
        <source>After %n minutes</source>
        <translation>
            <numerusform>Après %n minute</numerusform>
            <numerusform>Après %n minutes</numerusform>
        </translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Horloge</translation>
    </message>
    <message>
        <source>Messages on the display</source>
        <translation>Messages à l’écran</translation>
    </message>
    <message>
        <source>Codes to scan</source>
        <translation>Codes à scanner</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>Nouveau code PIN</translation>
    </message>
    <message>
        <source>Host code</source>
        <translation>Code de l’hôte</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>Set up the admin page</source>
        <translation>Configurer l’administration</translation>
    </message>
    <message>
        <source>End the meeting</source>
        <translation>Terminer la réunion</translation>
    </message>
    <message>
        <source>End the meeting for everybody?</source>
        <translation>Terminer la réunion pour tous ?</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
</context>
<context>
    <name>SettingsScreen</name>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
</context>
<context>
    <name>ShareNote</name>
    <message>
        <source>Ask %1 to share again</source>
        <translation>Demandez à %1 de partager à nouveau</translation>
    </message>
    <message>
        <source>Rotate %1 once</source>
        <translation>Faites pivoter %1 une fois</translation>
    </message>
    <message>
        <source>Or start screen mirroring again. This display missed its beginning.</source>
        <translation>Ou relancez la recopie de l’écran. Cet écran en a manqué le début.</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>A host, or this display, paused the picture of %1</source>
        <translation>L’image de %1 a été mise en pause par un hôte ou sur cet écran</translation>
    </message>
    <message>
        <source>%1 paused the picture</source>
        <translation>%1 a mis l’image en pause</translation>
    </message>
</context>
<context>
    <name>StartingScreen</name>
    <message>
        <source>One moment</source>
        <translation>Un instant</translation>
    </message>
    <message>
        <source>The display is starting.</source>
        <translation>L’affichage démarre.</translation>
    </message>
</context>
<context>
    <name>TakeoverPill</name>
    <message>
        <source>The pictures of %1 and others make room</source>
        <translation>Les images de %1 et d’autres cèdent la place</translation>
    </message>
    <message>
        <source>The picture of %1 makes room</source>
        <translation>L’image de %1 cède la place</translation>
    </message>
    <message>
        <source>%1 takes over in %2 s</source>
        <translation>%1 prend la place dans %2 s</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Host</source>
        <translation>Hôte</translation>
    </message>
</context>
<context>
    <name>UpdatePill</name>
    <message>
        <source>The update failed; the box works as before</source>
        <translation>Échec de la mise à jour ; tout fonctionne comme avant</translation>
    </message>
    <message>
        <source>An update is available</source>
        <translation>Une mise à jour est disponible</translation>
    </message>
    <message>
        <source>Update %1 is available</source>
        <translation>Mise à jour %1 disponible</translation>
    </message>
</context>
<context>
    <name>UpdatingScreen</name>
    <message>
        <source>The box is being updated</source>
        <translation>Mise à jour du boîtier en cours</translation>
    </message>
    <message>
        <source>Please do not switch it off. The display comes back by itself in a few minutes.</source>
        <translation>Ne l’éteignez pas. L’affichage revient de lui-même dans quelques minutes.</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
</context>
<context>
    <name>VolumePanel</name>
    <message>
        <source>Muted</source>
        <translation>Son coupé</translation>
    </message>
</context>
<context>
    <name>WeakPill</name>
    <message>
        <source>%1: the computer cannot keep up</source>
        <translation>%1 : l’ordinateur ne suit pas</translation>
    </message>
    <message>
        <source>%1: weak network</source>
        <translation>%1 : réseau faible</translation>
    </message>
    <message>
        <source>%1: this box is busy</source>
        <translation>%1 : ce boîtier est surchargé</translation>
    </message>
</context>
<context>
    <name>WifiLine</name>
    <message>
        <source>Wi-Fi</source>
        <translation>Wi-Fi</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
</context>
<context>
    <name>notice</name>
    <message>
        <source>%1 joined</source>
        <translation>%1 participe maintenant</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1 est parti</translation>
    </message>
    <message>
        <source>%1 is sharing</source>
        <translation>%1 partage son écran</translation>
    </message>
    <message>
        <source>The picture of %1 was taken off the display</source>
        <translation>L’image de %1 a été retirée de l’écran</translation>
    </message>
    <message>
        <source>%1 left, so the picture ended</source>
        <translation>%1 est parti, l’image s’arrête donc</translation>
    </message>
    <message>
        <source>The connection to %1 was lost</source>
        <translation>La connexion avec %1 a été perdue</translation>
    </message>
    <message>
        <source>The picture of %1 broke off. Please share again</source>
        <translation>L’image de %1 s’est interrompue. Veuillez partager à nouveau</translation>
    </message>
    <message>
        <source>The video of %1 is copy-protected and cannot be shown here</source>
        <translation>La vidéo de %1 est protégée contre la copie et ne peut pas être affichée ici</translation>
    </message>
    <message>
        <source>The picture of %1 ended: a part of the box was restarted</source>
        <translation>L’image de %1 s’est arrêtée : un composant du boîtier a redémarré</translation>
    </message>
    <message>
        <source>The picture of %1 ended: the box is shutting down</source>
        <translation>L’image de %1 s’est arrêtée : le boîtier s’éteint</translation>
    </message>
    <message>
        <source>%1 stopped sharing</source>
        <translation>%1 a arrêté le partage</translation>
    </message>
    <message>
        <source>%1 cannot share now: the display is full</source>
        <translation>%1 ne peut pas partager : l’écran est plein</translation>
    </message>
    <message>
        <source>%1 was removed</source>
        <translation>%1 a été retiré</translation>
    </message>
    <message>
        <source>There is a new PIN</source>
        <translation>Il y a un nouveau code PIN</translation>
    </message>
    <message>
        <source>%1 does not work just now</source>
        <translation>%1 ne fonctionne pas actuellement</translation>
    </message>
    <message>
        <source>The address of this room changed</source>
        <translation>L’adresse de cette salle a changé</translation>
    </message>
    <message>
        <source>Somebody is entering wrong PINs</source>
        <translation>Quelqu’un saisit des codes PIN erronés</translation>
    </message>
    <message>
        <source>The picture of %1 made room for another one</source>
        <translation>L’image de %1 a cédé la place à une autre</translation>
    </message>
    <message>
        <source>The meeting has ended</source>
        <translation>La réunion est terminée</translation>
    </message>
    <message>
        <source>%1 raises a hand</source>
        <translation>%1 lève la main</translation>
    </message>
    <message>
        <source>%1 waits to be let in</source>
        <translation>%1 attend d’être admis</translation>
    </message>
    <message>
        <source>The box is busy: pictures come less often or smaller for a while</source>
        <translation>Le boîtier est surchargé : images moins fréquentes ou plus petites pour un moment</translation>
    </message>
    <message>
        <source>The picture is too large for this display.</source>
        <translation>L’image est trop grande pour cet écran.</translation>
    </message>
    <message>
        <source>This display cannot play this kind of picture.</source>
        <translation>Cet écran ne peut pas lire ce type d’image.</translation>
    </message>
    <message>
        <source>The picture that arrives is damaged.</source>
        <translation>L’image reçue est endommagée.</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Délai</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Perdues</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Pertes</translation>
    </message>
    <message>
        <source>Codec</source>
        <translation>Codec</translation>
    </message>
    <message>
        <source>Bit rate</source>
        <translation>Débit</translation>
    </message>
    <message>
        <source>The sound of %1 may be off: a firewall blocks %2</source>
        <translation>Le son de %1 peut être décalé : un pare-feu bloque %2</translation>
    </message>
    <message>
        <source>This display has no loudspeaker; the picture goes on</source>
        <translation>Cet écran n’a pas de haut-parleur ; l’image continue</translation>
    </message>
    <message>
        <source>%1 and %2 joined</source>
        <translation>%1 et %2 participent maintenant</translation>
    </message>
    <message>
        <source>%1 and %2 others joined</source>
        <translation>%1 et %2 autres participent maintenant</translation>
    </message>
    <message>
        <source>%1 and %2 left</source>
        <translation>%1 et %2 sont partis</translation>
    </message>
    <message>
        <source>%1 and %2 others left</source>
        <translation>%1 et %2 autres sont partis</translation>
    </message>
    <message>
        <source>%1 and %2 are sharing</source>
        <translation>%1 et %2 partagent leur écran</translation>
    </message>
    <message>
        <source>%1 and %2 others are sharing</source>
        <translation>%1 et %2 autres partagent leur écran</translation>
    </message>
    <message>
        <source>%1 and %2 stopped sharing</source>
        <translation>%1 et %2 ont arrêté le partage</translation>
    </message>
    <message>
        <source>%1 and %2 others stopped sharing</source>
        <translation>%1 et %2 autres ont arrêté le partage</translation>
    </message>
    <message>
        <source>%1 and %2 raise their hands</source>
        <translation>%1 et %2 lèvent la main</translation>
    </message>
    <message>
        <source>%1 and %2 others raise their hands</source>
        <translation>%1 et %2 autres lèvent la main</translation>
    </message>
</context>
</TS>
