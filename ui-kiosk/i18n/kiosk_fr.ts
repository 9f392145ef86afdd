<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- SPDX-FileCopyrightText: 2026 The Tessera authors -->
<!-- SPDX-License-Identifier: Apache-2.0 -->
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>ActionMenu</name>
    <message>
        <source>On the display</source>
        <translation>À l’écran</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personnes</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
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
        <source>Close</source>
        <translation>Fermer</translation>
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
        <source>Wi-Fi</source>
        <translation>Wi-Fi</translation>
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
    <name>MenuRow</name>
    <message>
        <source>Remove %1?</source>
        <translation>Retirer %1 ?</translation>
    </message>
    <message>
        <source>Yes, remove</source>
        <translation>Oui, retirer</translation>
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
    <name>QrCard</name>
    <message>
        <source>Scan to join</source>
        <translation>Scannez pour participer</translation>
    </message>
</context>
<context>
    <name>ShareTile</name>
    <message>
        <source>Ask %1 to share again</source>
        <translation>Demandez à %1 de partager à nouveau</translation>
    </message>
    <message>
        <source>Waiting for the picture</source>
        <translation>En attente de l’image</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
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
    <name>WallClock</name>
    <message>
        <source>h:mm</source>
        <comment>time format</comment>
        <extracomment>The time on the wall clock, in the format of Qt: h:mm is 9:05, HH:mm is 09:05.</extracomment>
        <translation>HH:mm</translation>
    </message>
    <message>
        <source>dddd, d MMMM</source>
        <comment>date format</comment>
        <extracomment>The date under the clock, in the format of Qt.</extracomment>
        <translation>dddd d MMMM</translation>
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
</context>
</TS>
