<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- SPDX-FileCopyrightText: 2026 The Tessera authors -->
<!-- SPDX-License-Identifier: Apache-2.0 -->
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>AirplayLine</name>
    <message>
        <source>iPhone, iPad, Mac</source>
        <translation>‏iPhone وiPad وMac</translation>
    </message>
    <message>
        <source>Screen Mirroring, then %1</source>
        <translation>انعكاس الشاشة، ثم %1</translation>
    </message>
</context>
<context>
    <name>AwayVeil</name>
    <message>
        <source>Reconnecting…</source>
        <translation>جارٍ إعادة الاتصال…</translation>
    </message>
    <message>
        <source>The box restarts. This takes a moment.</source>
        <translation>يُعاد تشغيل الجهاز. سيستغرق ذلك لحظة.</translation>
    </message>
</context>
<context>
    <name>IdleScreen</name>
    <message>
        <source>1. Join the Wi-Fi</source>
        <translation>1. اتصل بالواي فاي</translation>
    </message>
    <message>
        <source>2. Scan to share</source>
        <translation>2. امسح للمشاركة</translation>
    </message>
    <message>
        <source>Scan to join</source>
        <translation>امسح للانضمام</translation>
    </message>
</context>
<context>
    <name>JoinHint</name>
    <message>
        <source>Share your screen</source>
        <translation>شارك شاشتك</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>رمز PIN</translation>
    </message>
</context>
<context>
    <name>JoinSteps</name>
    <message>
        <source>Share your screen</source>
        <translation>شارك شاشتك</translation>
    </message>
    <message>
        <source>Open in your browser</source>
        <translation>افتح في متصفحك</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>رمز PIN</translation>
    </message>
    <message>
        <source>Meeting ID</source>
        <translation>معرّف الاجتماع</translation>
    </message>
</context>
<context>
    <name>MenuMainPage</name>
    <message>
        <source>Paused</source>
        <translation>متوقف مؤقتًا</translation>
    </message>
    <message>
        <source>Weak</source>
        <translation>ضعيف</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>جارٍ الاتصال</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>الطلبات</translation>
    </message>
    <message>
        <source>%1 waits to be let in</source>
        <translation>‏%1 في انتظار السماح بالدخول</translation>
    </message>
    <message>
        <source>%1 would like to show something</source>
        <translation>‏%1 يريد عرض شيء</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>الرد</translation>
    </message>
    <message>
        <source>On the display</source>
        <translation>على الشاشة</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>التخطيط</translation>
    </message>
    <message>
        <source>Leave full screen</source>
        <translation>الخروج من ملء الشاشة</translation>
    </message>
    <message>
        <source>All pictures alike</source>
        <translation>كل الصور بالحجم نفسه</translation>
    </message>
    <message>
        <source>One large, the others small</source>
        <translation>واحدة كبيرة والأخرى صغيرة</translation>
    </message>
    <message>
        <source>Only one picture</source>
        <translation>صورة واحدة فقط</translation>
    </message>
    <message>
        <source>Show delay and quality</source>
        <translation>إظهار التأخير والجودة</translation>
    </message>
    <message>
        <source>People</source>
        <translation>الأشخاص</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>الغرفة</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>رمز PIN جديد</translation>
    </message>
    <message>
        <source>Clear messages</source>
        <translation>مسح الرسائل</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>End the meeting</source>
        <translation>إنهاء الاجتماع</translation>
    </message>
    <message>
        <source>End it for everybody?</source>
        <translation>إنهاؤه للجميع؟</translation>
    </message>
    <message>
        <source>Yes, end</source>
        <translation>نعم، إنهاء</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>%1 is about to take over</source>
        <translation>‏%1 على وشك أن يحل محل العرض</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>الصوت</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>مستوى الصوت</translation>
    </message>
    <message>
        <source>No loudspeaker</source>
        <translation>لا يوجد مكبر صوت</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>كتم الصوت</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>بالانتظار</translation>
    </message>
</context>
<context>
    <name>MenuPersonPage</name>
    <message>
        <source>Lower the hand</source>
        <translation>خفض اليد</translation>
    </message>
    <message>
        <source>Show what they write</source>
        <translation>إظهار رسائله</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
    <message>
        <source>Remove for 10 minutes</source>
        <translation>إزالة لمدة 10 دقائق</translation>
    </message>
    <message>
        <source>Remove for good</source>
        <translation>إزالة نهائية</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>إزالة %1؟</translation>
    </message>
    <message>
        <source>Yes, remove</source>
        <translation>نعم، إزالة</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
</context>
<context>
    <name>MenuPromptPage</name>
    <message>
        <source>Let in</source>
        <translation>السماح بالدخول</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>قبول</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>رفض</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Take over now</source>
        <translation>التبديل الآن</translation>
    </message>
</context>
<context>
    <name>MenuSharePage</name>
    <message>
        <source>Show large</source>
        <translation>عرض بحجم كبير</translation>
    </message>
    <message>
        <source>Leave full screen</source>
        <translation>الخروج من ملء الشاشة</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>ملء الشاشة</translation>
    </message>
    <message>
        <source>Keep on the display</source>
        <translation>إبقاء على الشاشة</translation>
    </message>
    <message>
        <source>Camera: next corner</source>
        <translation>الكاميرا: الزاوية التالية</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>استئناف</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>إيقاف مؤقت</translation>
    </message>
    <message>
        <source>Take off the display</source>
        <translation>إزالة من الشاشة</translation>
    </message>
    <message>
        <source>End this share?</source>
        <translation>إنهاء هذه المشاركة؟</translation>
    </message>
    <message>
        <source>Yes, end</source>
        <translation>نعم، إنهاء</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>مستوى الصوت</translation>
    </message>
    <message>
        <source>Muted by %1</source>
        <translation>كتم %1 الصوت</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>كتم الصوت</translation>
    </message>
</context>
<context>
    <name>MismatchScreen</name>
    <message>
        <source>The parts of this box do not fit together</source>
        <translation>أجزاء هذا الجهاز غير متوافقة</translation>
    </message>
    <message>
        <source>The display (%1) and tesserad speak different versions. Update both to the same release, then restart the box.</source>
        <translation>تستخدم الشاشة (%1) وtesserad إصدارين مختلفين. حدّثهما إلى الإصدار نفسه ثم أعد تشغيل الجهاز.</translation>
    </message>
</context>
<context>
    <name>NoNetworkScreen</name>
    <message>
        <source>No network</source>
        <translation>لا توجد شبكة</translation>
    </message>
    <message>
        <source>Plug in the network cable or ask your administrator. This display goes on by itself.</source>
        <translation>وصّل كابل الشبكة أو اسأل المسؤول. ستتابع هذه الشاشة العمل تلقائيًا.</translation>
    </message>
</context>
<context>
    <name>PeopleStatus</name>
    <message>
        <source>%1 is connecting</source>
        <translation>‏%1 يتصل الآن</translation>
    </message>
    <message>
        <source>%1 and others are connecting</source>
        <translation>‏%1 وآخرون يتصلون الآن</translation>
    </message>
    <message>
        <source>%1 would like to join</source>
        <translation>‏%1 يريد الانضمام</translation>
    </message>
    <message>
        <source>%1 and others would like to join</source>
        <translation>‏%1 وآخرون يريدون الانضمام</translation>
    </message>
</context>
<context>
    <name>PinPrompt</name>
    <message>
        <source>Type this PIN on your device</source>
        <translation>اكتب رمز PIN هذا على جهازك</translation>
    </message>
</context>
<context>
    <name>PlayingTile</name>
    <message>
        <source>Sound from %1</source>
        <translation>صوت من %1</translation>
    </message>
</context>
<context>
    <name>PromptCard</name>
    <message>
        <source>%1 waits to be let in</source>
        <translation>‏%1 في انتظار السماح بالدخول</translation>
    </message>
    <message>
        <source>%1 would like to show something</source>
        <translation>‏%1 يريد عرض شيء</translation>
    </message>
    <message>
        <source>Let in</source>
        <translation>السماح بالدخول</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>الآن</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>قبول</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>رفض</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>لاحقًا</translation>
    </message>
    <message>
        <source>%1 is about to take over</source>
        <translation>‏%1 على وشك أن يحل محل العرض</translation>
    </message>
</context>
<context>
    <name>RoomLamp</name>
    <message>
        <source>Room camera and microphone are on</source>
        <translation>كاميرا الغرفة والميكروفون قيد التشغيل</translation>
    </message>
    <message>
        <source>Room microphone is on</source>
        <translation>ميكروفون الغرفة قيد التشغيل</translation>
    </message>
    <message>
        <source>Room camera is on</source>
        <translation>كاميرا الغرفة قيد التشغيل</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>Yes</source>
        <translation>نعم</translation>
    </message>
</context>
<context>
    <name>SettingsHint</name>
    <message>
        <source>Choose</source>
        <translation>اختيار</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>تغيير</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>The box refused this change</source>
        <translation>رفض الجهاز هذا التغيير</translation>
    </message>
</context>
<context>
    <name>SettingsList</name>
    <message>
        <source>Off</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>On</source>
        <translation>تشغيل</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>As the room</source>
        <translation>كما في الغرفة</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>حجم النص</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>عادي</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>كبير</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>التباين</translation>
    </message>
    <message>
        <source>High</source>
        <translation>عالٍ</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>الحركة</translation>
    </message>
    <message>
        <source>None</source>
        <translation>بلا</translation>
    </message>
    <message>
        <source>Dim when nobody is here</source>
        <translation>تعتيم عند خلو الغرفة</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>أبدًا</translation>
    </message>
    <message numerus="yes">
        <source>After %n minutes</source>
        <translation>
            <numerusform>بعد %n دقيقة</numerusform>
            <numerusform>بعد دقيقة</numerusform>
            <numerusform>بعد دقيقتين</numerusform>
            <numerusform>بعد %n دقائق</numerusform>
            <numerusform>بعد %n دقيقة</numerusform>
            <numerusform>بعد %n دقيقة</numerusform>
        </translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>الساعة</translation>
    </message>
    <message>
        <source>Messages on the display</source>
        <translation>الرسائل على الشاشة</translation>
    </message>
    <message>
        <source>Codes to scan</source>
        <translation>رموز المسح</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>رمز PIN جديد</translation>
    </message>
    <message>
        <source>Host code</source>
        <translation>رمز المضيف</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>إظهار</translation>
    </message>
    <message>
        <source>Set up the admin page</source>
        <translation>إعداد صفحة الإدارة</translation>
    </message>
    <message>
        <source>End the meeting</source>
        <translation>إنهاء الاجتماع</translation>
    </message>
    <message>
        <source>End the meeting for everybody?</source>
        <translation>إنهاء الاجتماع للجميع؟</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>الإصدار %1</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
</context>
<context>
    <name>SettingsScreen</name>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
</context>
<context>
    <name>ShareNote</name>
    <message>
        <source>Ask %1 to share again</source>
        <translation>اطلب من %1 المشاركة مرة أخرى</translation>
    </message>
    <message>
        <source>Rotate %1 once</source>
        <translation>أدر %1 مرة واحدة</translation>
    </message>
    <message>
        <source>Or start screen mirroring again. This display missed its beginning.</source>
        <translation>أو ابدأ انعكاس الشاشة من جديد. فاتت هذه الشاشة بدايته.</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>متوقف مؤقتًا</translation>
    </message>
    <message>
        <source>A host, or this display, paused the picture of %1</source>
        <translation>أُوقفت صورة %1 مؤقتًا من مضيف أو من هذه الشاشة</translation>
    </message>
    <message>
        <source>%1 paused the picture</source>
        <translation>أوقف %1 الصورة مؤقتًا</translation>
    </message>
</context>
<context>
    <name>StartingScreen</name>
    <message>
        <source>One moment</source>
        <translation>لحظة من فضلك</translation>
    </message>
    <message>
        <source>The display is starting.</source>
        <translation>يجري تشغيل الشاشة.</translation>
    </message>
</context>
<context>
    <name>TakeoverPill</name>
    <message>
        <source>The pictures of %1 and others make room</source>
        <translation>صور %1 وآخرين تُفسح المكان</translation>
    </message>
    <message>
        <source>The picture of %1 makes room</source>
        <translation>صورة %1 تُفسح المكان</translation>
    </message>
    <message>
        <source>%1 takes over in %2 s</source>
        <translation>‏%1 يحل محل العرض خلال %2 ث</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Host</source>
        <translation>المضيف</translation>
    </message>
</context>
<context>
    <name>UpdatePill</name>
    <message>
        <source>The update failed; the box works as before</source>
        <translation>فشل التحديث؛ الجهاز يعمل كما كان</translation>
    </message>
    <message>
        <source>An update is available</source>
        <translation>يتوفر تحديث</translation>
    </message>
    <message>
        <source>Update %1 is available</source>
        <translation>يتوفر التحديث %1</translation>
    </message>
</context>
<context>
    <name>UpdatingScreen</name>
    <message>
        <source>The box is being updated</source>
        <translation>يجري تحديث الجهاز</translation>
    </message>
    <message>
        <source>Please do not switch it off. The display comes back by itself in a few minutes.</source>
        <translation>يرجى عدم إيقاف تشغيله. ستعود الشاشة تلقائيًا خلال دقائق.</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>الإصدار %1</translation>
    </message>
</context>
<context>
    <name>VolumePanel</name>
    <message>
        <source>Muted</source>
        <translation>مكتوم</translation>
    </message>
</context>
<context>
    <name>WeakPill</name>
    <message>
        <source>%1: the computer cannot keep up</source>
        <translation>‏%1: الحاسوب لا يواكب السرعة</translation>
    </message>
    <message>
        <source>%1: weak network</source>
        <translation>‏%1: الشبكة ضعيفة</translation>
    </message>
    <message>
        <source>%1: this box is busy</source>
        <translation>‏%1: هذا الجهاز مشغول</translation>
    </message>
</context>
<context>
    <name>WifiLine</name>
    <message>
        <source>Wi-Fi</source>
        <translation>واي فاي</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>كلمة المرور</translation>
    </message>
</context>
<context>
    <name>notice</name>
    <message>
        <source>%1 joined</source>
        <translation>انضم %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>غادر %1</translation>
    </message>
    <message>
        <source>%1 is sharing</source>
        <translation>‏%1 يشارك الشاشة</translation>
    </message>
    <message>
        <source>The picture of %1 was taken off the display</source>
        <translation>أُزيلت صورة %1 من الشاشة</translation>
    </message>
    <message>
        <source>%1 left, so the picture ended</source>
        <translation>غادر %1 فانتهت الصورة</translation>
    </message>
    <message>
        <source>The connection to %1 was lost</source>
        <translation>انقطع الاتصال مع %1</translation>
    </message>
    <message>
        <source>The picture of %1 broke off. Please share again</source>
        <translation>توقفت صورة %1. يُرجى المشاركة مرة أخرى</translation>
    </message>
    <message>
        <source>The video of %1 is copy-protected and cannot be shown here</source>
        <translation>فيديو %1 محمي ضد النسخ ولا يمكن عرضه هنا</translation>
    </message>
    <message>
        <source>The picture of %1 ended: a part of the box was restarted</source>
        <translation>انتهت صورة %1: أُعيد تشغيل جزء من الجهاز</translation>
    </message>
    <message>
        <source>The picture of %1 ended: the box is shutting down</source>
        <translation>انتهت صورة %1: يجري إيقاف تشغيل الجهاز</translation>
    </message>
    <message>
        <source>%1 stopped sharing</source>
        <translation>أوقف %1 المشاركة</translation>
    </message>
    <message>
        <source>%1 cannot share now: the display is full</source>
        <translation>لا يمكن لـ %1 المشاركة الآن: الشاشة ممتلئة</translation>
    </message>
    <message>
        <source>%1 was removed</source>
        <translation>أُزيل %1</translation>
    </message>
    <message>
        <source>There is a new PIN</source>
        <translation>هناك رمز PIN جديد</translation>
    </message>
    <message>
        <source>%1 does not work just now</source>
        <translation>‏%1 لا يعمل حاليًا</translation>
    </message>
    <message>
        <source>The address of this room changed</source>
        <translation>تغيّر عنوان هذه الغرفة</translation>
    </message>
    <message>
        <source>Somebody is entering wrong PINs</source>
        <translation>شخص ما يُدخل رموز PIN خاطئة</translation>
    </message>
    <message>
        <source>The picture of %1 made room for another one</source>
        <translation>أفسحت صورة %1 المكان لصورة أخرى</translation>
    </message>
    <message>
        <source>The meeting has ended</source>
        <translation>انتهى الاجتماع</translation>
    </message>
    <message>
        <source>%1 raises a hand</source>
        <translation>‏%1 يرفع يده</translation>
    </message>
    <message>
        <source>%1 waits to be let in</source>
        <translation>‏%1 في انتظار السماح بالدخول</translation>
    </message>
    <message>
        <source>The box is busy: pictures come less often or smaller for a while</source>
        <translation>الجهاز مشغول: تصل الصور لفترة بوتيرة أقل أو بحجم أصغر</translation>
    </message>
    <message>
        <source>The picture is too large for this display.</source>
        <translation>الصورة كبيرة جدًا على هذه الشاشة.</translation>
    </message>
    <message>
        <source>This display cannot play this kind of picture.</source>
        <translation>لا يمكن لهذه الشاشة عرض هذا النوع من الصور.</translation>
    </message>
    <message>
        <source>The picture that arrives is damaged.</source>
        <translation>الصورة الواردة تالفة.</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>التأخير</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>الصور</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>المُسقطة</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>الحجم</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>الفقد</translation>
    </message>
    <message>
        <source>Codec</source>
        <translation>الترميز</translation>
    </message>
    <message>
        <source>Bit rate</source>
        <translation>معدل البت</translation>
    </message>
    <message>
        <source>The sound of %1 may be off: a firewall blocks %2</source>
        <translation>قد لا يتزامن صوت %1: جدار حماية يمنع %2</translation>
    </message>
    <message>
        <source>This display has no loudspeaker; the picture goes on</source>
        <translation>لا يوجد مكبر صوت في هذه الشاشة؛ تستمر الصورة</translation>
    </message>
    <message>
        <source>%1 and %2 joined</source>
        <translation>انضم %1 و%2</translation>
    </message>
    <message>
        <source>%1 and %2 others joined</source>
        <translation>انضم %1 وآخرون (%2)</translation>
    </message>
    <message>
        <source>%1 and %2 left</source>
        <translation>غادر %1 و%2</translation>
    </message>
    <message>
        <source>%1 and %2 others left</source>
        <translation>غادر %1 وآخرون (%2)</translation>
    </message>
    <message>
        <source>%1 and %2 are sharing</source>
        <translation>‏%1 و%2 يشاركان الشاشة</translation>
    </message>
    <message>
        <source>%1 and %2 others are sharing</source>
        <translation>‏%1 وآخرون (%2) يشاركون الشاشة</translation>
    </message>
    <message>
        <source>%1 and %2 stopped sharing</source>
        <translation>أوقف %1 و%2 المشاركة</translation>
    </message>
    <message>
        <source>%1 and %2 others stopped sharing</source>
        <translation>أوقف %1 وآخرون (%2) المشاركة</translation>
    </message>
    <message>
        <source>%1 and %2 raise their hands</source>
        <translation>‏%1 و%2 يرفعان أيديهما</translation>
    </message>
    <message>
        <source>%1 and %2 others raise their hands</source>
        <translation>‏%1 وآخرون (%2) يرفعون أيديهم</translation>
    </message>
</context>
</TS>
