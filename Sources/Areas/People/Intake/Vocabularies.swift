/// The words of intake, as data. Codes are ours except those of languages, which are ISO 639.
extension Vocabulary {
  package static let modes = Vocabulary(
    """
    in_person | in person | en personne | in-person; face to face; onsite; on site; office; coffee; présentiel; en présentiel; sur place; face à face
    online | online | en ligne | virtual; virtually; remote; remotely; video; video call; zoom; teams; phone; telephone; à distance; virtuel; visioconférence; vidéo; téléphone; distance
    = either; any; both; no preference; flexible; hybrid; in person or online; online or in person; au choix; les deux; peu importe; indifférent; sans préférence; hybride; n'importe = in_person online
    """)

  package static let availability = Vocabulary(
    """
    weekday_mornings | weekday mornings | matins en semaine | mornings; morning; weekday morning; matin; matins; le matin; matin en semaine; avant-midi
    lunch_hour | lunch hour | heure du midi | lunch; lunchtime; lunch time; noon; midi; le midi; dîner; heure du dîner
    weekday_afternoons | weekday afternoons | après-midi en semaine | afternoons; afternoon; weekday afternoon; après-midi; l'après-midi
    weekday_evenings | weekday evenings | soirs en semaine | evenings; evening; weekday evening; after work; after 5; soir; soirs; le soir; soirée; soirées; soir en semaine; après le travail
    weekends | weekends | fin de semaine | weekend; saturday; sunday; saturdays; sundays; fins de semaine; la fin de semaine; week-end; samedi; dimanche
    = any; any time; anytime; flexible; always; open; all; en tout temps; n'importe quand; flexible; toujours; tous = weekday_mornings lunch_hour weekday_afternoons weekday_evenings weekends
    = weekdays; weekday; business hours; daytime; office hours; en semaine; la semaine; jours ouvrables; heures de bureau; le jour = weekday_mornings lunch_hour weekday_afternoons
    """)

  package static let goals = Vocabulary(
    """
    licence | licence to practise | permis d’exercice | license; licensing; licensure; registration with regulator; credential recognition; getting licensed; permis; permis d'exercice; accréditation; reconnaissance des acquis; ordre professionnel
    first_job | first Canadian job | premier emploi au Canada | first job; job; find a job; finding a job; employment; job search; job search strategy; canadian experience; premier emploi; emploi; trouver un emploi; recherche d'emploi; expérience canadienne
    network | network | réseau | networking; professional network; build a network; connections; contacts; introductions; referrals; réseautage; réseau professionnel; contacts professionnels
    interview | interview practice | préparation à l’entrevue | interview; interviews; interview skills; mock interview; mock interviews; interview preparation; entrevue; entrevues; préparation aux entrevues; simulation d'entrevue
    culture | workplace culture | culture du travail | canadian workplace culture; workplace; soft skills; communication; culture d'entreprise; milieu de travail; culture du milieu de travail
    change | change of field | réorientation | career change; alternative career; new field; transition; changement de carrière; carrière connexe; reconversion
    resume | résumé | curriculum vitæ | resume; résumé review; resume review; cv; cover letter; linkedin; lettre de présentation; rédaction de cv
    language | professional language | langue professionnelle | english; french; language; language practice; workplace language; professional english; français; anglais; langue; pratique de la langue; français professionnel
    industry | knowledge of the industry | connaissance du secteur | industry; industry knowledge; labour market; job market; market; sector; secteur; marché du travail; connaissance du marché
    """)

  package static let education = Vocabulary(
    """
    secondary | secondary school | études secondaires | high school; secondary; high school diploma; secondaire; des; diplôme d'études secondaires
    college | college or trade diploma | diplôme collégial ou professionnel | college; diploma; certificate; trade; trade certificate; apprenticeship; associate; collégial; dec; dep; cégep; certificat; diplôme; aec; bts; dut
    bachelor | bachelor’s degree | baccalauréat | bachelor; bachelors; bachelor's; bachelor degree; bachelors degree; undergraduate; bsc; ba; beng; b.sc.; b.a.; b.eng.; licence; bac; baccalauréat universitaire
    master | master’s degree | maîtrise | master; masters; master's; masters degree; msc; ma; mba; meng; m.sc.; m.a.; graduate degree; dess; master 2
    doctorate | doctorate | doctorat | phd; ph.d.; doctor; doctoral; md; doctorate degree; doctorat (ph. d.)
    """)

  /// How far somebody is on the way to a licence, the least first: the steps of the occupation engine (`LicensingStage`),
  /// before them those who have not begun, and those who have without saying how far.
  package static let licence = Vocabulary(
    """
    notBegun | not begun | pas commencé | no; not started; not licensed; unlicensed; no licence; no license; non; pas encore; sans permis; non commencé
    underWay | under way | en cours | in progress; pending; licence pending; license pending; started; in process; applied; applicant; yes, in progress; en attente; commencé; demande en cours; démarche en cours; candidat; candidate
    assessment | assessment of credentials | évaluation des acquis | assessment; credential assessment; credentials assessed; assessed; eca; wes; nnas; évaluation; évaluation comparative; diplôme évalué; équivalence
    languageProof | proof of language | preuve de langue | language test; language test passed; language proof; test de langue; exigence linguistique
    course | recognised course | cours reconnu | course; course taken; cours; cours suivi
    bridging | bridging programme | formation d’appoint | bridging; bridging program; bridge training; bridge program; upgrading; appoint; formation de transition; mise à niveau
    tradeHours | hours in the trade | heures de métier | trade hours; hours; apprenticeship hours; heures; heures d'apprentissage
    examination | examination | examen | exam; exams; exam passed; examination passed; national exam; board exam; ppe; nclex; examens; examen réussi; examen professionnel
    supervisedPractice | practice under supervision | exercice supervisé | supervised practice; supervised; internship; provisional; provisional licence; provisional license; temporary licence; temporary license; eit; e.i.t.; engineer in training; articling; stage; stagiaire; permis temporaire; permis provisoire; permis restrictif; ingénieur junior; cpi
    registration | licensed | titulaire du permis | yes; licenced; full licence; full license; registered; registration; certified; member; licence held; in good standing; p.eng; p.eng.; p. eng.; rn; lpn; cpa; red seal; oui; permis; permis régulier; inscrit; inscrite; membre; membre de l'ordre; ing.; sceau rouge
    """)

  package static let languages = Vocabulary(
    """
    en | English | anglais | inglés
    fr | French | français | française; francais
    ar | Arabic | arabe | العربية; عربي; levantine; darija; maghrebi
    zh | Mandarin | mandarin | chinese; chinois; 中文; 普通话; putonghua
    yue | Cantonese | cantonais | 广东话; 廣東話
    es | Spanish | espagnol | español; castellano; castilian
    pt | Portuguese | portugais | português; brazilian portuguese
    pa | Punjabi | pendjabi | panjabi; punjabi; ਪੰਜਾਬੀ; penjabi
    hi | Hindi | hindi | हिन्दी; हिंदी
    ur | Urdu | ourdou | اردو; urdou
    bn | Bengali | bengali | bangla; বাংলা
    gu | Gujarati | goudjarati | ગુજરાતી; gujrati; gujarâtî
    ta | Tamil | tamoul | தமிழ்
    te | Telugu | télougou | తెలుగు
    ml | Malayalam | malayalam | മലയാളം
    kn | Kannada | kannada | ಕನ್ನಡ
    mr | Marathi | marathi | मराठी
    ne | Nepali | népalais | नेपाली; népali
    si | Sinhala | cingalais | sinhalese; සිංහල
    tl | Tagalog | tagalog | filipino; pilipino; philippin; tagal
    ilo | Ilocano | ilocano | ilokano
    ceb | Cebuano | cebuano | bisaya; visayan
    vi | Vietnamese | vietnamien | tiếng việt; tieng viet
    th | Thai | thaï | ไทย; thaïlandais
    km | Khmer | khmer | cambodian; cambodgien; ខ្មែរ
    lo | Lao | laotien | laotian; ລາວ
    my | Burmese | birman | မြန်မာ
    id | Indonesian | indonésien | bahasa indonesia
    ms | Malay | malais | bahasa melayu
    ko | Korean | coréen | 한국어
    ja | Japanese | japonais | 日本語
    fa | Farsi | persan | persian; فارسی; farsi
    prs | Dari | dari | دری
    ps | Pashto | pachto | pushto; پښتو; pachtou
    ku | Kurdish | kurde | kurmanji; sorani; kurdî
    tr | Turkish | turc | türkçe
    az | Azerbaijani | azéri | azeri
    hy | Armenian | arménien | հայերեն
    ka | Georgian | géorgien | ქართული
    he | Hebrew | hébreu | עברית
    am | Amharic | amharique | አማርኛ
    ti | Tigrinya | tigrigna | ትግርኛ; tigrinia
    om | Oromo | oromo | afaan oromo
    so | Somali | somali | soomaali
    sw | Swahili | swahili | kiswahili; souahéli
    rw | Kinyarwanda | kinyarwanda | rwanda
    rn | Kirundi | kirundi | rundi
    ln | Lingala | lingala |
    ig | Igbo | igbo | ibo
    yo | Yoruba | yoruba | yorouba
    ha | Hausa | haoussa |
    ak | Akan | akan | twi; fante; ashanti
    ee | Ewe | éwé |
    wo | Wolof | wolof |
    ff | Fulah | peul | fula; fulani; pular; poular
    bm | Bambara | bambara |
    mg | Malagasy | malgache |
    kab | Kabyle | kabyle | taqbaylit
    ber | Berber | berbère | amazigh; tamazight
    ht | Haitian Creole | créole haïtien | creole; créole; kreyòl; kreyol
    uk | Ukrainian | ukrainien | українська
    ru | Russian | russe | русский
    be | Belarusian | biélorusse | беларуская
    pl | Polish | polonais | polski
    ro | Romanian | roumain | română; moldovan
    hu | Hungarian | hongrois | magyar
    cs | Czech | tchèque | čeština
    sk | Slovak | slovaque | slovenčina
    bg | Bulgarian | bulgare | български
    sr | Serbian | serbe | srpski; српски
    hr | Croatian | croate | hrvatski
    bs | Bosnian | bosniaque | bosanski; bosnien
    sq | Albanian | albanais | shqip
    mk | Macedonian | macédonien | македонски
    sl | Slovenian | slovène | slovenščina
    el | Greek | grec | ελληνικά
    it | Italian | italien | italiano
    de | German | allemand | deutsch
    nl | Dutch | néerlandais | nederlands; flemish; flamand
    sv | Swedish | suédois | svenska
    no | Norwegian | norvégien | norsk
    da | Danish | danois | dansk
    fi | Finnish | finnois | suomi
    et | Estonian | estonien | eesti
    lv | Latvian | letton | latviešu
    lt | Lithuanian | lituanien | lietuvių
    uz | Uzbek | ouzbek | o'zbek
    kk | Kazakh | kazakh | қазақ
    tg | Tajik | tadjik | тоҷикӣ
    mn | Mongolian | mongol | монгол
    ug | Uyghur | ouïghour | uighur
    bo | Tibetan | tibétain |
    asl | American Sign Language | langue des signes américaine | asl
    lsq | Quebec Sign Language | langue des signes québécoise | lsq
    cr | Cree | cri |
    iu | Inuktitut | inuktitut |
    mic | Mi’kmaw | mi’kmaq | mi'kmaq; micmac
    """)
}
