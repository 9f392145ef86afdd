<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- SPDX-FileCopyrightText: 2026 The Tessera authors -->
<!-- SPDX-License-Identifier: Apache-2.0 -->
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>ActionMenu</name>
    <message>
        <source>On the display</source>
        <translation>En la pantalla</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Sala</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>PIN nuevo</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>AwayVeil</name>
    <message>
        <source>Reconnecting…</source>
        <translation>Reconectando…</translation>
    </message>
    <message>
        <source>The box restarts. This takes a moment.</source>
        <translation>El equipo se reinicia. Tardará un momento.</translation>
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
        <translation>Comparta su pantalla</translation>
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
        <translation>Comparta su pantalla</translation>
    </message>
    <message>
        <source>Open in your browser</source>
        <translation>Abra en su navegador</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Meeting ID</source>
        <translation>ID de la reunión</translation>
    </message>
</context>
<context>
    <name>MenuRow</name>
    <message>
        <source>Remove %1?</source>
        <translation>¿Quitar a %1?</translation>
    </message>
    <message>
        <source>Yes, remove</source>
        <translation>Sí, quitar</translation>
    </message>
</context>
<context>
    <name>MismatchScreen</name>
    <message>
        <source>The parts of this box do not fit together</source>
        <translation>Los componentes de este equipo no son compatibles</translation>
    </message>
    <message>
        <source>The display (%1) and tesserad speak different versions. Update both to the same release, then restart the box.</source>
        <translation>La pantalla (%1) y tesserad usan versiones distintas. Actualice ambos a la misma versión y reinicie el equipo.</translation>
    </message>
</context>
<context>
    <name>NoNetworkScreen</name>
    <message>
        <source>No network</source>
        <translation>Sin red</translation>
    </message>
    <message>
        <source>Plug in the network cable or ask your administrator. This display goes on by itself.</source>
        <translation>Conecte el cable de red o consulte a su administrador. La pantalla continuará por sí sola.</translation>
    </message>
</context>
<context>
    <name>PeopleStatus</name>
    <message>
        <source>%1 is connecting</source>
        <translation>%1 se está conectando</translation>
    </message>
    <message>
        <source>%1 and others are connecting</source>
        <translation>%1 y otros se están conectando</translation>
    </message>
    <message>
        <source>%1 would like to join</source>
        <translation>%1 quiere unirse</translation>
    </message>
    <message>
        <source>%1 and others would like to join</source>
        <translation>%1 y otros quieren unirse</translation>
    </message>
</context>
<context>
    <name>QrCard</name>
    <message>
        <source>Scan to join</source>
        <translation>Escanee para unirse</translation>
    </message>
</context>
<context>
    <name>ShareTile</name>
    <message>
        <source>Ask %1 to share again</source>
        <translation>Pida a %1 que vuelva a compartir</translation>
    </message>
    <message>
        <source>Waiting for the picture</source>
        <translation>Esperando la imagen</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
</context>
<context>
    <name>StartingScreen</name>
    <message>
        <source>One moment</source>
        <translation>Un momento</translation>
    </message>
    <message>
        <source>The display is starting.</source>
        <translation>La pantalla se está iniciando.</translation>
    </message>
</context>
<context>
    <name>WallClock</name>
    <message>
        <source>h:mm</source>
        <comment>time format</comment>
        <extracomment>The time on the wall clock, in the format of Qt: h:mm is 9:05, HH:mm is 09:05.</extracomment>
        <translation>H:mm</translation>
    </message>
    <message>
        <source>dddd, d MMMM</source>
        <comment>date format</comment>
        <extracomment>The date under the clock, in the format of Qt.</extracomment>
        <translation>dddd, d 'de' MMMM</translation>
    </message>
</context>
<context>
    <name>WeakPill</name>
    <message>
        <source>%1: the computer cannot keep up</source>
        <translation>%1: el ordenador no da abasto</translation>
    </message>
    <message>
        <source>%1: weak network</source>
        <translation>%1: red débil</translation>
    </message>
</context>
<context>
    <name>notice</name>
    <message>
        <source>%1 joined</source>
        <translation>%1 se ha unido</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1 ha salido</translation>
    </message>
    <message>
        <source>%1 is sharing</source>
        <translation>%1 comparte su pantalla</translation>
    </message>
    <message>
        <source>The picture of %1 was taken off the display</source>
        <translation>La imagen de %1 se ha quitado de la pantalla</translation>
    </message>
    <message>
        <source>%1 left, so the picture ended</source>
        <translation>%1 ha salido y la imagen ha terminado</translation>
    </message>
    <message>
        <source>The connection to %1 was lost</source>
        <translation>Se ha perdido la conexión con %1</translation>
    </message>
    <message>
        <source>The picture of %1 broke off. Please share again</source>
        <translation>La imagen de %1 se ha interrumpido. Vuelva a compartir</translation>
    </message>
    <message>
        <source>The picture of %1 ended: a part of the box was restarted</source>
        <translation>La imagen de %1 ha terminado: se ha reiniciado una parte del equipo</translation>
    </message>
    <message>
        <source>The picture of %1 ended: the box is shutting down</source>
        <translation>La imagen de %1 ha terminado: el equipo se está apagando</translation>
    </message>
    <message>
        <source>%1 stopped sharing</source>
        <translation>%1 ha dejado de compartir</translation>
    </message>
    <message>
        <source>%1 cannot share now: the display is full</source>
        <translation>%1 no puede compartir ahora: la pantalla está llena</translation>
    </message>
    <message>
        <source>%1 was removed</source>
        <translation>Se ha quitado a %1</translation>
    </message>
    <message>
        <source>There is a new PIN</source>
        <translation>Hay un PIN nuevo</translation>
    </message>
    <message>
        <source>%1 does not work just now</source>
        <translation>%1 no funciona en este momento</translation>
    </message>
    <message>
        <source>The address of this room changed</source>
        <translation>La dirección de esta sala ha cambiado</translation>
    </message>
    <message>
        <source>Somebody is entering wrong PINs</source>
        <translation>Alguien está introduciendo PIN incorrectos</translation>
    </message>
</context>
</TS>
