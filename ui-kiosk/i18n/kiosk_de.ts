<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- SPDX-FileCopyrightText: 2026 The Tessera authors -->
<!-- SPDX-License-Identifier: Apache-2.0 -->
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AirplayLine</name>
    <message>
        <source>iPhone, iPad, Mac</source>
        <translation>iPhone, iPad, Mac</translation>
    </message>
    <message>
        <source>Screen Mirroring, then %1</source>
        <translation>Bildschirmsynchronisierung, dann %1</translation>
    </message>
</context>
<context>
    <name>AwayVeil</name>
    <message>
        <source>Reconnecting…</source>
        <translation>Verbindung wird wiederhergestellt …</translation>
    </message>
    <message>
        <source>The box restarts. This takes a moment.</source>
        <translation>Das Gerät startet neu. Das dauert einen Moment.</translation>
    </message>
</context>
<context>
    <name>IdleScreen</name>
    <message>
        <source>1. Join the Wi-Fi</source>
        <translation>1. Ins WLAN</translation>
    </message>
    <message>
        <source>2. Scan to share</source>
        <translation>2. Mitmachen</translation>
    </message>
    <message>
        <source>Scan to join</source>
        <translation>Zum Mitmachen scannen</translation>
    </message>
</context>
<context>
    <name>JoinHint</name>
    <message>
        <source>Share your screen</source>
        <translation>Bildschirm teilen</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
</context>
<context>
    <name>JoinSteps</name>
    <message>
        <source>Share your screen</source>
        <translation>Bildschirm teilen</translation>
    </message>
    <message>
        <source>Open in your browser</source>
        <translation>Im Browser öffnen</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Meeting ID</source>
        <translation>Meeting-ID</translation>
    </message>
</context>
<context>
    <name>MenuMainPage</name>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Weak</source>
        <translation>Schwach</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbindet</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>%1 waits to be let in</source>
        <translation>%1 wartet auf Einlass</translation>
    </message>
    <message>
        <source>%1 would like to show something</source>
        <translation>%1 möchte etwas zeigen</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>On the display</source>
        <translation>Auf dem Bildschirm</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Anordnung</translation>
    </message>
    <message>
        <source>Leave full screen</source>
        <translation>Vollbild beenden</translation>
    </message>
    <message>
        <source>All pictures alike</source>
        <translation>Alle Bilder gleich groß</translation>
    </message>
    <message>
        <source>One large, the others small</source>
        <translation>Eins groß, die anderen klein</translation>
    </message>
    <message>
        <source>Only one picture</source>
        <translation>Nur ein Bild</translation>
    </message>
    <message>
        <source>Show delay and quality</source>
        <translation>Verzögerung und Qualität zeigen</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Raum</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>Neue PIN</translation>
    </message>
    <message>
        <source>Clear messages</source>
        <translation>Nachrichten entfernen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>End the meeting</source>
        <translation>Besprechung beenden</translation>
    </message>
    <message>
        <source>End it for everybody?</source>
        <translation>Für alle beenden?</translation>
    </message>
    <message>
        <source>Yes, end</source>
        <translation>Ja, beenden</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>%1 is about to take over</source>
        <translation>%1 übernimmt gleich</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>No loudspeaker</source>
        <translation>Kein Lautsprecher</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
</context>
<context>
    <name>MenuPersonPage</name>
    <message>
        <source>Lower the hand</source>
        <translation>Hand senken</translation>
    </message>
    <message>
        <source>Show what they write</source>
        <translation>Nachrichten zeigen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove for 10 minutes</source>
        <translation>Für 10 Minuten entfernen</translation>
    </message>
    <message>
        <source>Remove for good</source>
        <translation>Für immer entfernen</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>%1 entfernen?</translation>
    </message>
    <message>
        <source>Yes, remove</source>
        <translation>Ja, entfernen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>MenuPromptPage</name>
    <message>
        <source>Let in</source>
        <translation>Einlassen</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Take over now</source>
        <translation>Jetzt übernehmen lassen</translation>
    </message>
</context>
<context>
    <name>MenuSharePage</name>
    <message>
        <source>Show large</source>
        <translation>Groß zeigen</translation>
    </message>
    <message>
        <source>Leave full screen</source>
        <translation>Vollbild beenden</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Keep on the display</source>
        <translation>Auf dem Bildschirm behalten</translation>
    </message>
    <message>
        <source>Camera: next corner</source>
        <translation>Kamera: nächste Ecke</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Take off the display</source>
        <translation>Vom Bildschirm nehmen</translation>
    </message>
    <message>
        <source>End this share?</source>
        <translation>Diese Freigabe beenden?</translation>
    </message>
    <message>
        <source>Yes, end</source>
        <translation>Ja, beenden</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>Muted by %1</source>
        <translation>Von %1 stummgeschaltet</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Stumm</translation>
    </message>
</context>
<context>
    <name>MismatchScreen</name>
    <message>
        <source>The parts of this box do not fit together</source>
        <translation>Die Teile dieses Geräts passen nicht zusammen</translation>
    </message>
    <message>
        <source>The display (%1) and tesserad speak different versions. Update both to the same release, then restart the box.</source>
        <translation>Die Anzeige (%1) und tesserad sprechen verschiedene Versionen. Bringen Sie beide auf denselben Stand und starten Sie das Gerät neu.</translation>
    </message>
</context>
<context>
    <name>NoNetworkScreen</name>
    <message>
        <source>No network</source>
        <translation>Kein Netzwerk</translation>
    </message>
    <message>
        <source>Plug in the network cable or ask your administrator. This display goes on by itself.</source>
        <translation>Stecken Sie das Netzwerkkabel ein oder fragen Sie Ihre Administration. Die Anzeige macht von selbst weiter.</translation>
    </message>
</context>
<context>
    <name>PeopleStatus</name>
    <message>
        <source>%1 is connecting</source>
        <translation>%1 verbindet sich</translation>
    </message>
    <message>
        <source>%1 and others are connecting</source>
        <translation>%1 und andere verbinden sich</translation>
    </message>
    <message>
        <source>%1 would like to join</source>
        <translation>%1 möchte beitreten</translation>
    </message>
    <message>
        <source>%1 and others would like to join</source>
        <translation>%1 und andere möchten beitreten</translation>
    </message>
</context>
<context>
    <name>PinPrompt</name>
    <message>
        <source>Type this PIN on your device</source>
        <translation>Diese PIN auf Ihrem Gerät eingeben</translation>
    </message>
</context>
<context>
    <name>PlayingTile</name>
    <message>
        <source>Sound from %1</source>
        <translation>Ton von %1</translation>
    </message>
</context>
<context>
    <name>PromptCard</name>
    <message>
        <source>%1 waits to be let in</source>
        <translation>%1 wartet auf Einlass</translation>
    </message>
    <message>
        <source>%1 would like to show something</source>
        <translation>%1 möchte etwas zeigen</translation>
    </message>
    <message>
        <source>Let in</source>
        <translation>Einlassen</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>%1 is about to take over</source>
        <translation>%1 übernimmt gleich</translation>
    </message>
</context>
<context>
    <name>RoomLamp</name>
    <message>
        <source>Room camera and microphone are on</source>
        <translation>Raumkamera und Mikrofon sind an</translation>
    </message>
    <message>
        <source>Room microphone is on</source>
        <translation>Raummikrofon ist an</translation>
    </message>
    <message>
        <source>Room camera is on</source>
        <translation>Raumkamera ist an</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
</context>
<context>
    <name>SettingsHint</name>
    <message>
        <source>Choose</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>The box refused this change</source>
        <translation>Das Gerät hat diese Änderung abgelehnt</translation>
    </message>
</context>
<context>
    <name>SettingsList</name>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>As the room</source>
        <translation>Wie der Raum</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Schriftgröße</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>Groß</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Bewegung</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Dim when nobody is here</source>
        <translation>Abdunkeln, wenn niemand da ist</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message numerus="yes">
        <source>After %n minutes</source>
        <translation>
            <numerusform>Nach %n Minute</numerusform>
            <numerusform>Nach %n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Uhr</translation>
    </message>
    <message>
        <source>Messages on the display</source>
        <translation>Meldungen auf der Anzeige</translation>
    </message>
    <message>
        <source>Codes to scan</source>
        <translation>Codes zum Scannen</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>Neue PIN</translation>
    </message>
    <message>
        <source>Host code</source>
        <translation>Gastgeber-Code</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Set up the admin page</source>
        <translation>Admin-Seite einrichten</translation>
    </message>
    <message>
        <source>End the meeting</source>
        <translation>Besprechung beenden</translation>
    </message>
    <message>
        <source>End the meeting for everybody?</source>
        <translation>Die Besprechung für alle beenden?</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>SettingsScreen</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>ShareNote</name>
    <message>
        <source>Ask %1 to share again</source>
        <translation>Bitten Sie %1, erneut zu teilen</translation>
    </message>
    <message>
        <source>Rotate %1 once</source>
        <translation>Einmal drehen: %1</translation>
    </message>
    <message>
        <source>Or start screen mirroring again. This display missed its beginning.</source>
        <translation>Oder die Bildschirmsynchronisierung neu starten. Diese Anzeige hat ihren Anfang verpasst.</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>A host, or this display, paused the picture of %1</source>
        <translation>Ein Gastgeber oder diese Anzeige hat das Bild von %1 angehalten</translation>
    </message>
    <message>
        <source>%1 paused the picture</source>
        <translation>%1 hat das Bild angehalten</translation>
    </message>
</context>
<context>
    <name>StartingScreen</name>
    <message>
        <source>One moment</source>
        <translation>Einen Moment</translation>
    </message>
    <message>
        <source>The display is starting.</source>
        <translation>Die Anzeige startet.</translation>
    </message>
</context>
<context>
    <name>TakeoverPill</name>
    <message>
        <source>The pictures of %1 and others make room</source>
        <translation>Die Bilder von %1 und anderen machen Platz</translation>
    </message>
    <message>
        <source>The picture of %1 makes room</source>
        <translation>Das Bild von %1 macht Platz</translation>
    </message>
    <message>
        <source>%1 takes over in %2 s</source>
        <translation>%1 übernimmt in %2 s</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Host</source>
        <translation>Gastgeber</translation>
    </message>
</context>
<context>
    <name>UpdatePill</name>
    <message>
        <source>The update failed; the box works as before</source>
        <translation>Update fehlgeschlagen; das Gerät läuft wie bisher</translation>
    </message>
    <message>
        <source>An update is available</source>
        <translation>Ein Update ist verfügbar</translation>
    </message>
    <message>
        <source>Update %1 is available</source>
        <translation>Update %1 ist verfügbar</translation>
    </message>
</context>
<context>
    <name>UpdatingScreen</name>
    <message>
        <source>The box is being updated</source>
        <translation>Das Gerät wird aktualisiert</translation>
    </message>
    <message>
        <source>Please do not switch it off. The display comes back by itself in a few minutes.</source>
        <translation>Bitte nicht ausschalten. Die Anzeige kommt in wenigen Minuten von selbst zurück.</translation>
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
        <translation>Stumm</translation>
    </message>
</context>
<context>
    <name>WeakPill</name>
    <message>
        <source>%1: the computer cannot keep up</source>
        <translation>%1: Der Computer kommt nicht mit</translation>
    </message>
    <message>
        <source>%1: weak network</source>
        <translation>%1: schwaches Netzwerk</translation>
    </message>
    <message>
        <source>%1: this box is busy</source>
        <translation>%1: Dieses Gerät ist ausgelastet</translation>
    </message>
</context>
<context>
    <name>WifiLine</name>
    <message>
        <source>Wi-Fi</source>
        <translation>WLAN</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
</context>
<context>
    <name>notice</name>
    <message>
        <source>%1 joined</source>
        <translation>%1 ist beigetreten</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1 ist gegangen</translation>
    </message>
    <message>
        <source>%1 is sharing</source>
        <translation>%1 teilt den Bildschirm</translation>
    </message>
    <message>
        <source>The picture of %1 was taken off the display</source>
        <translation>Das Bild von %1 wurde von der Anzeige genommen</translation>
    </message>
    <message>
        <source>%1 left, so the picture ended</source>
        <translation>%1 ist gegangen, daher endet das Bild</translation>
    </message>
    <message>
        <source>The connection to %1 was lost</source>
        <translation>Die Verbindung zu %1 ist abgebrochen</translation>
    </message>
    <message>
        <source>The picture of %1 broke off. Please share again</source>
        <translation>Das Bild von %1 ist abgebrochen. Bitte noch einmal teilen</translation>
    </message>
    <message>
        <source>The video of %1 is copy-protected and cannot be shown here</source>
        <translation>Das Video von %1 ist kopiergeschützt und kann hier nicht gezeigt werden</translation>
    </message>
    <message>
        <source>The picture of %1 ended: a part of the box was restarted</source>
        <translation>Das Bild von %1 endete: Ein Teil des Geräts wurde neu gestartet</translation>
    </message>
    <message>
        <source>The picture of %1 ended: the box is shutting down</source>
        <translation>Das Bild von %1 endete: Das Gerät fährt herunter</translation>
    </message>
    <message>
        <source>%1 stopped sharing</source>
        <translation>%1 teilt nicht mehr</translation>
    </message>
    <message>
        <source>%1 cannot share now: the display is full</source>
        <translation>%1 kann gerade nicht teilen: Die Anzeige ist voll</translation>
    </message>
    <message>
        <source>%1 was removed</source>
        <translation>%1 wurde entfernt</translation>
    </message>
    <message>
        <source>There is a new PIN</source>
        <translation>Es gibt eine neue PIN</translation>
    </message>
    <message>
        <source>%1 does not work just now</source>
        <translation>%1 funktioniert gerade nicht</translation>
    </message>
    <message>
        <source>The address of this room changed</source>
        <translation>Die Adresse dieses Raums hat sich geändert</translation>
    </message>
    <message>
        <source>Somebody is entering wrong PINs</source>
        <translation>Jemand gibt falsche PINs ein</translation>
    </message>
    <message>
        <source>The picture of %1 made room for another one</source>
        <translation>Das Bild von %1 hat einem anderen Platz gemacht</translation>
    </message>
    <message>
        <source>The meeting has ended</source>
        <translation>Die Besprechung ist beendet</translation>
    </message>
    <message>
        <source>%1 raises a hand</source>
        <translation>%1 hebt die Hand</translation>
    </message>
    <message>
        <source>%1 waits to be let in</source>
        <translation>%1 wartet auf Einlass</translation>
    </message>
    <message>
        <source>The box is busy: pictures come less often or smaller for a while</source>
        <translation>Das Gerät ist ausgelastet: Bilder kommen eine Weile seltener oder kleiner</translation>
    </message>
    <message>
        <source>The picture is too large for this display.</source>
        <translation>Das Bild ist zu groß für diese Anzeige.</translation>
    </message>
    <message>
        <source>This display cannot play this kind of picture.</source>
        <translation>Diese Anzeige kann solche Bilder nicht darstellen.</translation>
    </message>
    <message>
        <source>The picture that arrives is damaged.</source>
        <translation>Das Bild kommt beschädigt an.</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Verzögerung</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Codec</source>
        <translation>Codec</translation>
    </message>
    <message>
        <source>Bit rate</source>
        <translation>Bitrate</translation>
    </message>
    <message>
        <source>The sound of %1 may be off: a firewall blocks %2</source>
        <translation>Der Ton von %1 passt vielleicht nicht zum Bild: eine Firewall sperrt %2</translation>
    </message>
    <message>
        <source>This display has no loudspeaker; the picture goes on</source>
        <translation>Dieser Bildschirm hat keinen Lautsprecher; das Bild läuft weiter</translation>
    </message>
    <message>
        <source>%1 and %2 joined</source>
        <translation>%1 und %2 sind beigetreten</translation>
    </message>
    <message>
        <source>%1 and %2 others joined</source>
        <translation>%1 und %2 andere sind beigetreten</translation>
    </message>
    <message>
        <source>%1 and %2 left</source>
        <translation>%1 und %2 sind gegangen</translation>
    </message>
    <message>
        <source>%1 and %2 others left</source>
        <translation>%1 und %2 andere sind gegangen</translation>
    </message>
    <message>
        <source>%1 and %2 are sharing</source>
        <translation>%1 und %2 teilen den Bildschirm</translation>
    </message>
    <message>
        <source>%1 and %2 others are sharing</source>
        <translation>%1 und %2 andere teilen den Bildschirm</translation>
    </message>
    <message>
        <source>%1 and %2 stopped sharing</source>
        <translation>%1 und %2 teilen nicht mehr</translation>
    </message>
    <message>
        <source>%1 and %2 others stopped sharing</source>
        <translation>%1 und %2 andere teilen nicht mehr</translation>
    </message>
    <message>
        <source>%1 and %2 raise their hands</source>
        <translation>%1 und %2 heben die Hand</translation>
    </message>
    <message>
        <source>%1 and %2 others raise their hands</source>
        <translation>%1 und %2 andere heben die Hand</translation>
    </message>
</context>
</TS>
