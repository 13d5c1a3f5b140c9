using System.Collections.Frozen;

namespace NewsMonitor.Feeds.Dates;

/// <summary>What a word in a date means.</summary>
internal enum DateWordKind
{
    /// <summary>A month, 1..12.</summary>
    Month,

    /// <summary>A month of the Persian solar calendar, 1..12.</summary>
    PersianMonth,

    /// <summary>Before noon (0) or after noon (12).</summary>
    HalfOfDay,

    /// <summary>A time zone, minutes east of Greenwich.</summary>
    Zone,

    /// <summary>"Month", before its number (Vietnamese).</summary>
    MonthComesNext,

    /// <summary>"Day of the week", before its number (Vietnamese).</summary>
    WeekdayComesNext,

    /// <summary>First or second half of a month's two-word name (Arabic of the Levant): 1 "first", 2 "second".</summary>
    Ordinal,
    Tishrin,
    Kanun,

    /// <summary>A calendar that counts its years from another one: the year before its first.</summary>
    Era,
}

internal readonly record struct DateWord(DateWordKind Kind, int Value);

/// <summary>The words of dates in the languages of the watchlist and their neighbours. Day names are needed only where a date can be read two ways.</summary>
internal static class DateWords
{
    /// <summary>
    /// Twelve months a line, forms of one month parted by "/": full names, cases in use with a day, abbreviations. English
    /// stands first and wins where two languages share a form.
    /// </summary>
    private const string Months =
        """
        january/jan|february/feb|march/mar|april/apr|may|june/jun|july/jul|august/aug|september/sep/sept|october/oct|november/nov|december/dec
        январь/января/янв|февраль/февраля/фев/февр|март/марта/мар|апрель/апреля/апр|май/мая|июнь/июня/июн|июль/июля/июл|август/августа/авг|сентябрь/сентября/сен/сент|октябрь/октября/окт|ноябрь/ноября/ноя/нояб|декабрь/декабря/дек
        січень/січня/січ|лютий/лютого/лют|березень/березня/бер|квітень/квітня/кві/квіт|травень/травня/тра/трав|червень/червня/чер/черв|липень/липня/лип|серпень/серпня/сер/серп|вересень/вересня/вер/верес|жовтень/жовтня/жов/жовт|листопад/листопада/лис/лист|грудень/грудня/гру/груд
        януари/яну|февруари|март|април|май|юни|юли|август|септември/сеп/септ|октомври|ноември/ное|декември
        јануар/јан|фебруар/феб|март|април|мај|јун|јул|август|септембар|октобар|новембар|децембар
        januar/jan|februar/feb|märz/mrz/maerz/mär|april|mai|juni|juli|august|september|oktober/okt|november|dezember/dez
        jänner/jän|feber|||||||||
        janvier/janv|février/févr/fév/fevrier|mars|avril/avr|mai|juin|juillet/juil|août/aout/aoû|septembre|octobre|novembre|décembre/déc/decembre
        enero/ene|febrero|marzo|abril/abr|mayo|junio|julio|agosto/ago|septiembre/setiembre/set|octubre|noviembre|diciembre/dic
        janeiro|fevereiro/fev|março/marco|abril|maio/mai|junho|julho|agosto|setembro|outubro/out|novembro|dezembro
        gennaio/gen|febbraio|marzo|aprile|maggio/mag|giugno/giu|luglio/lug|agosto|settembre/sett|ottobre/ott|novembre|dicembre
        gener|febrer|març|abril|maig|juny|juliol|agost|setembre|octubre|novembre|desembre
        styczeń/stycznia/sty|luty/lutego/lut|marzec/marca|kwiecień/kwietnia/kwi|maj/maja|czerwiec/czerwca/cze|lipiec/lipca/lip|sierpień/sierpnia/sie|wrzesień/września/wrz|październik/października/paź|listopad/listopada/lis|grudzień/grudnia/gru
        leden/ledna/led|únor/února/úno|březen/března/bře|duben/dubna/dub|květen/května/kvě|červen/června/čvn|červenec/července/čvc|srpen/srpna/srp|září/zář|říjen/října/říj|listopad/listopadu|prosinec/prosince/pro
        január/januára|február/februára|marec/marca|apríl/apríla|máj/mája|jún/júna|júl/júla|august/augusta|september/septembra|október/októbra|november/novembra|december/decembra
        ocak/oca|şubat/şub|mart|nisan/nis|mayıs|haziran/haz|temmuz/tem|ağustos/ağu|eylül/eyl|ekim/eki|kasım/kas|aralık/ara
        januari|februari|maret|april|mei|juni|juli|agustus/agu/agt|september|oktober/okt|november/nop|desember/des
        januari|februari|maart/mrt|april|mei|juni|juli|augustus|september|oktober|november|december
        januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december
        januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december
        tammikuu/tammikuuta/tammik/tammi|helmikuu/helmikuuta/helmik/helmi|maaliskuu/maaliskuuta/maalisk/maalis|huhtikuu/huhtikuuta/huhtik/huhti|toukokuu/toukokuuta/toukok/touko|kesäkuu/kesäkuuta/kesäk/kesä|heinäkuu/heinäkuuta/heinäk/heinä|elokuu/elokuuta/elok/elo|syyskuu/syyskuuta/syysk/syys|lokakuu/lokakuuta/lokak/loka|marraskuu/marraskuuta/marrask/marras|joulukuu/joulukuuta/jouluk/joulu
        január|február/febr|március/márc|április/ápr|május/máj|június/jún|július/júl|augusztus|szeptember/szept|október|november|december
        ianuarie/ian|februarie|martie|aprilie|mai|iunie/iun|iulie/iul|august|septembrie|octombrie|noiembrie/noi|decembrie
        ιανουάριος/ιανουαρίου/ιαν|φεβρουάριος/φεβρουαρίου/φεβ|μάρτιος/μαρτίου/μαρ/μάρ|απρίλιος/απριλίου/απρ|μάιος/μαΐου/μαι/μάι/μαϊ/μαΐ|ιούνιος/ιουνίου/ιουν/ιούν/ιον|ιούλιος/ιουλίου/ιουλ/ιούλ/ιολ|αύγουστος/αυγούστου/αυγ/αύγ|σεπτέμβριος/σεπτεμβρίου/σεπ|οκτώβριος/οκτωβρίου/οκτ|νοέμβριος/νοεμβρίου/νοε/νοέ|δεκέμβριος/δεκεμβρίου/δεκ
        يناير/جانفي|فبراير/فيفري|مارس|أبريل/ابريل/إبريل/أفريل|مايو/ماي|يونيو/يونيه/جوان|يوليو/يوليه/جويلية|أغسطس/اغسطس/أوت|سبتمبر|أكتوبر/اكتوبر|نوفمبر|ديسمبر
        |شباط|آذار/اذار|نيسان|أيار/ايار|حزيران|تموز|آب/اب|أيلول/ايلول|||
        ژانویه/ژانويه|فوریه/فوريه|مارس|آوریل/آوريل|مه/می|ژوئن|ژوئیه/ژوئيه/جولای|اوت/آگوست/اگوست|سپتامبر|اکتبر/اكتبر|نوامبر|دسامبر
        जनवरी|फरवरी/फ़रवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर|अक्टूबर/अक्तूबर|नवंबर|दिसंबर
        ינואר/בינואר/ינו|פברואר/בפברואר/פבר|מרץ/במרץ|אפריל/באפריל/אפר|מאי/במאי|יוני/ביוני|יולי/ביולי|אוגוסט/באוגוסט/אוג|ספטמבר/בספטמבר/ספט|אוקטובר/באוקטובר/אוק|נובמבר/בנובמבר/נוב|דצמבר/בדצמבר/דצמ
        一月|二月|三月|四月|五月|六月|七月|八月|九月|十月|十一月|十二月
        ม.ค|ก.พ|มี.ค|เม.ย|พ.ค|มิ.ย|ก.ค|ส.ค|ก.ย|ต.ค|พ.ย|ธ.ค
        """;

    private const string PersianMonths = "فروردین/فروردين|اردیبهشت/ارديبهشت|خرداد|تیر/تير|مرداد|شهریور/شهريور|مهر|آبان|آذر|دی/دي|بهمن|اسفند";

    /// <summary>Seven days a line, from Monday on. Forms that two languages have for different days are left out.</summary>
    private const string DaysOfWeek =
        """
        monday/mon|tuesday/tue/tues|wednesday/wed|thursday/thu/thur/thurs|friday/fri|saturday/sat|sunday/sun
        понедельник/пн/пон|вторник/вт/втр|среда/ср|четверг/чт/чтв|пятница/пт/птн|суббота/сб/суб|воскресенье/вс/вск
        понеділок|вівторок|середа|четвер|п'ятниця|субота|неділя/нд
        понеделник|вторник|сряда|четвъртък|петък|събота|неделя
        montag/mo|dienstag/di|mittwoch/mi|donnerstag/do|freitag/fr|samstag/sonnabend/sa|sonntag/so
        lundi/lun|mardi/mar|mercredi/mer|jeudi/jeu|vendredi/ven|samedi/sam|dimanche/dim
        lunes|martes|miércoles/mié|jueves/jue|viernes/vie|sábado/sáb|domingo/dom
        segunda-feira/segunda/seg|terça-feira/terça/ter|quarta-feira/quarta/qua|quinta-feira/quinta/qui|sexta-feira/sexta/sex|sábado|domingo
        lunedì|martedì|mercoledì|giovedì/gio|venerdì|sabato/sab|domenica
        poniedziałek/pon|wtorek/wt|środa/śr|czwartek/czw|piątek/pt|sobota/sob|niedziela/niedz
        pondělí|úterý/út|středa/stř|čtvrtek/čt|pátek/pá|sobota|neděle/ne
        pazartesi/pzt|salı|çarşamba/çar|perşembe/per|cuma|cumartesi/cmt|pazar/paz
        senin/sen|selasa/sel|rabu/rab|kamis/kam|jumat/jum|sabtu|minggu
        hai|ba|tư|năm|sáu|bảy|nhật
        maandag/ma|dinsdag|woensdag/wo|donderdag|vrijdag/vr|zaterdag/za|zondag/zo
        måndag/mån|tisdag/tis|onsdag/ons|torsdag/tors|fredag/fre|lördag/lör|söndag/sön
        الاثنين/الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد
        دوشنبه|سه‌شنبه|چهارشنبه|پنجشنبه|جمعه|شنبه|یکشنبه
        δευτέρα/δευ|τρίτη/τρι|τετάρτη/τετ|πέμπτη/πεμ|παρασκευή/παρ|σάββατο/σαβ|κυριακή/κυρ
        월요일|화요일|수요일|목요일|금요일|토요일|일요일
        月曜日|火曜日|水曜日|木曜日|金曜日|土曜日|日曜日
        星期一|星期二|星期三|星期四|星期五|星期六|星期日
        """;

    /// <summary>Name and offset from UTC in hours.</summary>
    private const string Zones =
        """
        z 0|ut 0|utc 0|gmt 0|wet 0|west 1|bst 1|cet 1|cest 2|mez 1|mesz 2|met 1|mest 2|eet 2|eest 3|sast 2|cat 2|eat 3|msk 3|мск 3|msd 4|trt 3|idt 3|irst 3.5|irdt 4.5
        gst 4|samt 4|pkt 5|yekt 5|ist 5.5|npt 5.75|omst 6|ict 7|wib 7|krat 7|novt 7|hkt 8|sgt 8|pht 8|myt 8|wita 8|irkt 8|awst 8|kst 9|jst 9|wit 9|yakt 9|acst 9.5|acdt 10.5|aest 10|vlat 10|aedt 11|magt 11|nzst 12|pett 12|nzdt 13
        nst -3.5|ndt -2.5|ast -4|adt -3|at -4|art -3|brt -3|brst -2|clt -4|est -5|edt -4|et -5|cst -6|cdt -5|ct -6|mst -7|mdt -6|mt -7|pst -8|pdt -7|pt -8|akst -9|akdt -8|hst -10
        seoul 9|pyongyang 9|tokyo 9|shanghai 8|taipei 8|singapore 8|manila 8|bangkok 7|jakarta 7|saigon 7|moscow 3|minsk 3|istanbul 3|vladivostok 10|dubai 4|riyadh 3|tehran 3.5
        """;

    private static readonly FrozenDictionary<string, DateWord> Words = Build();
    private static readonly FrozenDictionary<string, DateWord>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenDictionary<string, DayOfWeek> Weekdays = BuildWeekdays();
    private static readonly FrozenDictionary<string, DayOfWeek>.AlternateLookup<ReadOnlySpan<char>> WeekdayLookup = Weekdays.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool TryGetWeekday(ReadOnlySpan<char> word, out DayOfWeek weekday) => WeekdayLookup.TryGetValue(word, out weekday);

    public static bool TryGet(ReadOnlySpan<char> word, out DateWord meaning) => Lookup.TryGetValue(word, out meaning);

    private static FrozenDictionary<string, DateWord> Build()
    {
        var words = new Dictionary<string, DateWord>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in Months.Split('\n'))
            AddMonths(words, line.Trim(), DateWordKind.Month);
        AddMonths(words, PersianMonths, DateWordKind.PersianMonth);
        foreach (var zone in Zones.Split(['|', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = zone.Split(' ');
            words.TryAdd(parts[0], new DateWord(DateWordKind.Zone, (int)(60 * double.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture))));
        }

        foreach (var morning in (string[])["am", "a.m", "上午", "午前", "오전", "凌晨", "早上", "sa", "ص", "ق.ظ", "πμ", "π.μ"])
            words.TryAdd(morning, new DateWord(DateWordKind.HalfOfDay, 0));
        foreach (var afternoon in (string[])["pm", "p.m", "下午", "午後", "오후", "晚上", "ch", "م", "ب.ظ", "μμ", "μ.μ"])
            words.TryAdd(afternoon, new DateWord(DateWordKind.HalfOfDay, 12));
        foreach (var month in (string[])["tháng", "thg", "thang"])
            words.TryAdd(month, new DateWord(DateWordKind.MonthComesNext, 0));
        foreach (var weekday in (string[])["thứ", "th", "t"])
            words.TryAdd(weekday, new DateWord(DateWordKind.WeekdayComesNext, 0));
        words.TryAdd("تشرين", new DateWord(DateWordKind.Tishrin, 0));
        words.TryAdd("كانون", new DateWord(DateWordKind.Kanun, 0));
        foreach (var first in (string[])["الأول", "الاول", "أول"])
            words.TryAdd(first, new DateWord(DateWordKind.Ordinal, 1));
        foreach (var second in (string[])["الثاني", "ثاني", "الثانى"])
            words.TryAdd(second, new DateWord(DateWordKind.Ordinal, 2));
        foreach (var (era, before) in ((string, int)[])[("令和", 2018), ("平成", 1988), ("民國", 1911), ("民国", 1911), ("中華民國", 1911)])
            words.TryAdd(era, new DateWord(DateWordKind.Era, before));
        return words.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private static FrozenDictionary<string, DayOfWeek> BuildWeekdays()
    {
        var weekdays = new Dictionary<string, DayOfWeek>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in DaysOfWeek.Split('\n'))
        {
            var days = line.Trim().Split('|');
            for (var day = 0; day < days.Length; day++)
            {
                foreach (var form in days[day].Split('/'))
                    weekdays.TryAdd(form, (DayOfWeek)((day + 1) % 7));
            }
        }

        return weekdays.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private static void AddMonths(Dictionary<string, DateWord> words, string line, DateWordKind kind)
    {
        var months = line.Split('|');
        for (var month = 0; month < months.Length; month++)
        {
            foreach (var form in months[month].Split('/', StringSplitOptions.RemoveEmptyEntries))
                words.TryAdd(form, new DateWord(kind, month + 1));
        }
    }
}
