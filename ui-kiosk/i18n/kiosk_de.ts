<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- SPDX-FileCopyrightText: 2026 The Tessera authors -->
<!-- SPDX-License-Identifier: Apache-2.0 -->
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>ActionMenu</name>
    <message>
        <source>On the display</source>
        <translation>Auf der Anzeige</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
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
        <source>Close</source>
        <translation>Schließen</translation>
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
        <source>Wi-Fi</source>
        <translation>WLAN</translation>
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
    <name>MenuRow</name>
    <message>
        <source>Remove %1?</source>
        <translation>%1 entfernen?</translation>
    </message>
    <message>
        <source>Yes, remove</source>
        <translation>Ja, entfernen</translation>
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
    <name>QrCard</name>
    <message>
        <source>Scan to join</source>
        <translation>Scannen und beitreten</translation>
    </message>
</context>
<context>
    <name>ShareTile</name>
    <message>
        <source>Ask %1 to share again</source>
        <translation>Bitten Sie %1, erneut zu teilen</translation>
    </message>
    <message>
        <source>Waiting for the picture</source>
        <translation>Das Bild kommt gleich</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
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
        <translation>dddd, d. MMMM</translation>
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
</context>
</TS>
