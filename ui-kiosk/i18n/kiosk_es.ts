<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- SPDX-FileCopyrightText: 2026 The Tessera authors -->
<!-- SPDX-License-Identifier: Apache-2.0 -->
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>AirplayLine</name>
    <message>
        <source>iPhone, iPad, Mac</source>
        <translation>iPhone, iPad, Mac</translation>
    </message>
    <message>
        <source>Screen Mirroring, then %1</source>
        <translation>Duplicar pantalla, después %1</translation>
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
        <source>1. Join the Wi-Fi</source>
        <translation>1. Wi-Fi</translation>
    </message>
    <message>
        <source>2. Scan to share</source>
        <translation>2. Participar</translation>
    </message>
    <message>
        <source>Scan to join</source>
        <translation>Escanee para unirse</translation>
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
    <name>MenuMainPage</name>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Weak</source>
        <translation>Débil</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Conectando</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Solicitudes</translation>
    </message>
    <message>
        <source>%1 waits to be let in</source>
        <translation>%1 espera para entrar</translation>
    </message>
    <message>
        <source>%1 would like to show something</source>
        <translation>%1 quiere mostrar algo</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Responder</translation>
    </message>
    <message>
        <source>On the display</source>
        <translation>En la pantalla</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Distribución</translation>
    </message>
    <message>
        <source>Leave full screen</source>
        <translation>Salir de pantalla completa</translation>
    </message>
    <message>
        <source>All pictures alike</source>
        <translation>Todas las imágenes iguales</translation>
    </message>
    <message>
        <source>One large, the others small</source>
        <translation>Una grande, las demás pequeñas</translation>
    </message>
    <message>
        <source>Only one picture</source>
        <translation>Solo una imagen</translation>
    </message>
    <message>
        <source>Show delay and quality</source>
        <translation>Mostrar retardo y calidad</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
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
        <source>Clear messages</source>
        <translation>Quitar los mensajes</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>End the meeting</source>
        <translation>Terminar la reunión</translation>
    </message>
    <message>
        <source>End it for everybody?</source>
        <translation>¿Terminarla para todos?</translation>
    </message>
    <message>
        <source>Yes, end</source>
        <translation>Sí, terminar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>%1 is about to take over</source>
        <translation>%1 está a punto de tomar el relevo</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Sonido</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volumen</translation>
    </message>
    <message>
        <source>No loudspeaker</source>
        <translation>Sin altavoz</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Silenciar</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
</context>
<context>
    <name>MenuPersonPage</name>
    <message>
        <source>Lower the hand</source>
        <translation>Bajar la mano</translation>
    </message>
    <message>
        <source>Show what they write</source>
        <translation>Mostrar sus mensajes</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Expulsar</translation>
    </message>
    <message>
        <source>Remove for 10 minutes</source>
        <translation>Expulsar 10 minutos</translation>
    </message>
    <message>
        <source>Remove for good</source>
        <translation>Expulsar para siempre</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>¿Expulsar a %1?</translation>
    </message>
    <message>
        <source>Yes, remove</source>
        <translation>Sí, expulsar</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
</context>
<context>
    <name>MenuPromptPage</name>
    <message>
        <source>Let in</source>
        <translation>Dejar entrar</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Aceptar</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Rechazar</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Take over now</source>
        <translation>Ceder el lugar ahora</translation>
    </message>
</context>
<context>
    <name>MenuSharePage</name>
    <message>
        <source>Show large</source>
        <translation>Mostrar en grande</translation>
    </message>
    <message>
        <source>Leave full screen</source>
        <translation>Salir de pantalla completa</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Pantalla completa</translation>
    </message>
    <message>
        <source>Keep on the display</source>
        <translation>Mantener en la pantalla</translation>
    </message>
    <message>
        <source>Camera: next corner</source>
        <translation>Cámara: siguiente esquina</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Take off the display</source>
        <translation>Quitar de la pantalla</translation>
    </message>
    <message>
        <source>End this share?</source>
        <translation>¿Terminar esta presentación?</translation>
    </message>
    <message>
        <source>Yes, end</source>
        <translation>Sí, terminar</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volumen</translation>
    </message>
    <message>
        <source>Muted by %1</source>
        <translation>Silenciado por %1</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Silenciar</translation>
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
    <name>PinPrompt</name>
    <message>
        <source>Type this PIN on your device</source>
        <translation>Escriba este PIN en su dispositivo</translation>
    </message>
</context>
<context>
    <name>PlayingTile</name>
    <message>
        <source>Sound from %1</source>
        <translation>Sonido de %1</translation>
    </message>
</context>
<context>
    <name>PromptCard</name>
    <message>
        <source>%1 waits to be let in</source>
        <translation>%1 espera para entrar</translation>
    </message>
    <message>
        <source>%1 would like to show something</source>
        <translation>%1 quiere mostrar algo</translation>
    </message>
    <message>
        <source>Let in</source>
        <translation>Dejar entrar</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Ahora</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Aceptar</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Rechazar</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Más tarde</translation>
    </message>
    <message>
        <source>%1 is about to take over</source>
        <translation>%1 está a punto de tomar el relevo</translation>
    </message>
</context>
<context>
    <name>RoomLamp</name>
    <message>
        <source>Room camera and microphone are on</source>
        <translation>Cámara y micrófono de la sala encendidos</translation>
    </message>
    <message>
        <source>Room microphone is on</source>
        <translation>Micrófono de la sala encendido</translation>
    </message>
    <message>
        <source>Room camera is on</source>
        <translation>Cámara de la sala encendida</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>Yes</source>
        <translation>Sí</translation>
    </message>
</context>
<context>
    <name>SettingsHint</name>
    <message>
        <source>Choose</source>
        <translation>Elegir</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambiar</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>The box refused this change</source>
        <translation>El equipo rechazó este cambio</translation>
    </message>
</context>
<context>
    <name>SettingsList</name>
    <message>
        <source>Off</source>
        <translation>No</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>As the room</source>
        <translation>Como la sala</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Tamaño del texto</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>Grande</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Contraste</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Alto</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Movimiento</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>Dim when nobody is here</source>
        <translation>Atenuar si no hay nadie</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nunca</translation>
    </message>
    <message numerus="yes">
        <source>After %n minutes</source>
        <translation>
            <numerusform>Tras %n minuto</numerusform>
            <numerusform>Tras %n minutos</numerusform>
        </translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Reloj</translation>
    </message>
    <message>
        <source>Messages on the display</source>
        <translation>Mensajes en la pantalla</translation>
    </message>
    <message>
        <source>Codes to scan</source>
        <translation>Códigos para escanear</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>PIN nuevo</translation>
    </message>
    <message>
        <source>Host code</source>
        <translation>Código del anfitrión</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Set up the admin page</source>
        <translation>Configurar la administración</translation>
    </message>
    <message>
        <source>End the meeting</source>
        <translation>Terminar la reunión</translation>
    </message>
    <message>
        <source>End the meeting for everybody?</source>
        <translation>¿Terminar la reunión para todos?</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Versión %1</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
</context>
<context>
    <name>SettingsScreen</name>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
</context>
<context>
    <name>ShareNote</name>
    <message>
        <source>Ask %1 to share again</source>
        <translation>Pida a %1 que vuelva a compartir</translation>
    </message>
    <message>
        <source>Rotate %1 once</source>
        <translation>Gire %1 una vez</translation>
    </message>
    <message>
        <source>Or start screen mirroring again. This display missed its beginning.</source>
        <translation>O vuelva a duplicar la pantalla. Esta pantalla se perdió el comienzo.</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>A host, or this display, paused the picture of %1</source>
        <translation>La imagen de %1 fue pausada por un anfitrión o en esta pantalla</translation>
    </message>
    <message>
        <source>%1 paused the picture</source>
        <translation>%1 pausó la imagen</translation>
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
    <name>TakeoverPill</name>
    <message>
        <source>The pictures of %1 and others make room</source>
        <translation>Las imágenes de %1 y de otros ceden su lugar</translation>
    </message>
    <message>
        <source>The picture of %1 makes room</source>
        <translation>La imagen de %1 cede su lugar</translation>
    </message>
    <message>
        <source>%1 takes over in %2 s</source>
        <translation>%1 toma el relevo en %2 s</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Host</source>
        <translation>Anfitrión</translation>
    </message>
</context>
<context>
    <name>UpdatePill</name>
    <message>
        <source>The update failed; the box works as before</source>
        <translation>La actualización falló; todo sigue como antes</translation>
    </message>
    <message>
        <source>An update is available</source>
        <translation>Hay una actualización</translation>
    </message>
    <message>
        <source>Update %1 is available</source>
        <translation>Actualización %1 disponible</translation>
    </message>
</context>
<context>
    <name>UpdatingScreen</name>
    <message>
        <source>The box is being updated</source>
        <translation>El equipo se está actualizando</translation>
    </message>
    <message>
        <source>Please do not switch it off. The display comes back by itself in a few minutes.</source>
        <translation>No lo apague. La pantalla vuelve por sí sola en unos minutos.</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Versión %1</translation>
    </message>
</context>
<context>
    <name>VolumePanel</name>
    <message>
        <source>Muted</source>
        <translation>Silenciado</translation>
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
    <message>
        <source>%1: this box is busy</source>
        <translation>%1: este equipo está saturado</translation>
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
        <translation>Contraseña</translation>
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
        <source>The video of %1 is copy-protected and cannot be shown here</source>
        <translation>El vídeo de %1 está protegido contra copia y no se puede mostrar aquí</translation>
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
    <message>
        <source>The picture of %1 made room for another one</source>
        <translation>La imagen de %1 cedió su lugar a otra</translation>
    </message>
    <message>
        <source>The meeting has ended</source>
        <translation>La reunión ha terminado</translation>
    </message>
    <message>
        <source>%1 raises a hand</source>
        <translation>%1 levanta la mano</translation>
    </message>
    <message>
        <source>%1 waits to be let in</source>
        <translation>%1 espera para entrar</translation>
    </message>
    <message>
        <source>The box is busy: pictures come less often or smaller for a while</source>
        <translation>El equipo está saturado: por un rato las imágenes llegan con menos frecuencia o más pequeñas</translation>
    </message>
    <message>
        <source>The picture is too large for this display.</source>
        <translation>La imagen es demasiado grande para esta pantalla.</translation>
    </message>
    <message>
        <source>This display cannot play this kind of picture.</source>
        <translation>Esta pantalla no puede mostrar este tipo de imagen.</translation>
    </message>
    <message>
        <source>The picture that arrives is damaged.</source>
        <translation>La imagen llega dañada.</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Retardo</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Omitidas</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Pérdida</translation>
    </message>
    <message>
        <source>Codec</source>
        <translation>Códec</translation>
    </message>
    <message>
        <source>Bit rate</source>
        <translation>Tasa de bits</translation>
    </message>
    <message>
        <source>The sound of %1 may be off: a firewall blocks %2</source>
        <translation>El sonido de %1 puede ir desfasado: un cortafuegos bloquea %2</translation>
    </message>
    <message>
        <source>This display has no loudspeaker; the picture goes on</source>
        <translation>Esta pantalla no tiene altavoz; la imagen continúa</translation>
    </message>
    <message>
        <source>%1 and %2 joined</source>
        <translation>%1 y %2 se han unido</translation>
    </message>
    <message>
        <source>%1 and %2 others joined</source>
        <translation>%1 y %2 más se han unido</translation>
    </message>
    <message>
        <source>%1 and %2 left</source>
        <translation>%1 y %2 han salido</translation>
    </message>
    <message>
        <source>%1 and %2 others left</source>
        <translation>%1 y %2 más han salido</translation>
    </message>
    <message>
        <source>%1 and %2 are sharing</source>
        <translation>%1 y %2 comparten su pantalla</translation>
    </message>
    <message>
        <source>%1 and %2 others are sharing</source>
        <translation>%1 y %2 más comparten su pantalla</translation>
    </message>
    <message>
        <source>%1 and %2 stopped sharing</source>
        <translation>%1 y %2 han dejado de compartir</translation>
    </message>
    <message>
        <source>%1 and %2 others stopped sharing</source>
        <translation>%1 y %2 más han dejado de compartir</translation>
    </message>
    <message>
        <source>%1 and %2 raise their hands</source>
        <translation>%1 y %2 levantan la mano</translation>
    </message>
    <message>
        <source>%1 and %2 others raise their hands</source>
        <translation>%1 y %2 más levantan la mano</translation>
    </message>
</context>
</TS>
