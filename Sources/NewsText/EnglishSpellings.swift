/// The data of ``EnglishSpelling``: what British and American English write differently.
enum EnglishSpellings {
  /// Whole words, British → American.
  static let words = Dictionary(WordList.pairs(wordTable)) { first, _ in first }

  private static let wordTable = """
    programme/program programmes/programs grey/gray greys/grays greyer/grayer tyre/tire tyres/tires cheque/check
    cheques/checks ageing/aging judgement/judgment judgements/judgments acknowledgement/acknowledgment
    acknowledgements/acknowledgments plough/plow ploughs/plows ploughed/plowed ploughing/plowing draught/draft
    draughts/drafts gaol/jail gaols/jails gaoled/jailed pyjamas/pajamas moustache/mustache moustaches/mustaches
    axe/ax cosy/cozy doughnut/donut doughnuts/donuts enquiry/inquiry enquiries/inquiries enquire/inquire
    enquired/inquired enquiring/inquiring aeroplane/airplane aeroplanes/airplanes furore/furor jewellery/jewelry
    jeweller/jeweler jewellers/jewelers mum/mom mums/moms pedlar/peddler pedlars/peddlers phoney/phony
    practise/practice practised/practiced practises/practices practising/practicing sceptre/scepter
    skilful/skillful skilfully/skillfully wilful/willful wilfully/willfully speciality/specialty
    specialities/specialties tranquillity/tranquility towards/toward afterwards/afterward whisky/whiskey
    whiskies/whiskeys woollen/woolen yoghurt/yogurt yoghurts/yogurts fulfil/fulfill fulfils/fulfills
    fulfilment/fulfillment enrol/enroll enrols/enrolls enrolment/enrollment enrolments/enrollments
    instalment/installment instalments/installments instil/instill distil/distill appal/appall enthral/enthrall
    marvellous/marvelous chilli/chili maths/math whilst/while learnt/learned kerb/curb kerbs/curbs
    kerbside/curbside gases/gasses focussed/focused focussing/focusing benefitted/benefited
    benefitting/benefiting worshipped/worshiped worshipping/worshiping worshipper/worshiper
    worshippers/worshipers kidnaped/kidnapped kidnaping/kidnapping kidnaper/kidnapper kidnapers/kidnappers
    fuelled/fueled fuelling/fueling dialled/dialed dialling/dialing duelling/dueling 
    licence/license licences/licenses licenced/licensed defence/defense defences/defenses defenceless/defenseless
    offence/offense offences/offenses pretence/pretense pretences/pretenses artefact/artifact
    artefacts/artifacts disc/disk discs/disks sulphur/sulfur likeable/likable liveable/livable saleable/salable
    sizeable/sizable tonne/ton tonnes/tons storey/story storeys/stories tsar/czar tsars/czars tzar/czar
    grille/grill annexe/annex dependant/dependent dependants/dependents
    councillor/councilor councillors/councilors counsellor/counselor counsellors/counselors
    signalling/signaling signalled/signaled crueller/crueler cruellest/cruelest libellous/libelous
    carburettor/carburetor connexion/connection connexions/connections despatch/dispatch
    despatched/dispatched despatches/dispatches quitted/quit sulphuric/sulfuric
    analysis/analyze analyses/analyze diagnosis/diagnose paralysis/paralyze
    aluminium/aluminum okay/ok advisor/adviser advisors/advisers protestor/protester protestors/protesters
    impostor/imposter impostors/imposters convenor/convener convenors/conveners
    """

  /// Beginnings of words, by their first letter: British, American.
  static let stems: [[([UInt8], [UInt8])]] = {
    var stems = [[([UInt8], [UInt8])]](repeating: [], count: 128)
    for (british, american) in WordList.pairs(stemTable) {
      stems[Int(british.utf8.first ?? 0)].append((Array(british.utf8), Array(american.utf8)))
    }
    return stems
  }()

  private static let stemTable = """
    colour/color favour/favor honour/honor labour/labor neighbour/neighbor behaviour/behavior rumour/rumor
    harbour/harbor armour/armor humour/humor parlour/parlor endeavour/endeavor vapour/vapor flavour/flavor
    odour/odor splendour/splendor savour/savor vigour/vigor rigour/rigor candour/candor clamour/clamor
    demeanour/demeanor glamour/glamor succour/succor tumour/tumor valour/valor ardour/ardor fervour/fervor
    rancour/rancor saviour/savior arbour/arbor enamour/enamor discolour/discolor
    manoeuvred/maneuvered manoeuvre/maneuver manoeuvr/maneuver sceptic/skeptic mould/mold smoulder/smolder moult/molt foetus/fetus foetal/fetal
    haemo/hemo haema/hema anaemi/anemi anaesth/anesth encyclopaed/encycloped paediatr/pediatr
    orthopaed/orthoped gynaeco/gyneco oesoph/esoph oestrogen/estrogen diarrhoea/diarrhea amoeb/ameb leukaem/leukem faec/fec
    caesar/cesar archaeo/archeo mediaev/mediev paedo/pedo palaeo/paleo homoeo/homeo
    """

  /// What may stand before one of the stems.
  static let prefixes: [[UInt8]] = ["", "un", "dis", "mis", "re", "out", "multi", "bi", "well"].map { Array($0.utf8) }

  /// Words with -ise that no one writes with z, by the end of what stands before the e; most have a noun in -ision, or are
  /// no verbs.
  static let withS: [[UInt8]] = WordList.words(
    """
    vis xcis incis mcis recis oncis orcis rais prais pris nois pois uis wis aris ompris premis promis demis surmis paradis merchandis franchis advertis
    treatis tortois liais chastis malais expertis exercis sunris enterpris despis
    """
  )
  .map { Array($0.utf8) }

  /// Words in -re with what their inflections put behind it.
  static let reEndings: [([UInt8], [UInt8])] = [
    "centre", "theatre", "metre", "litre", "fibre", "calibre", "sabre", "spectre", "sombre", "lustre", "meagre",
    "mitre",
    "goitre", "ochre",
  ].flatMap { word in ["", "s", "d"].map { (Array(word.utf8), Array($0.utf8)) } }

  /// Endings: British, American.
  static let endings = Endings(
    [
      ("centring", "centering"), ("talogue", "talog"), ("talogues", "talogs"), ("talogued", "taloged"),
      ("taloguing", "taloging"), ("ialogue", "ialog"), ("ialogues", "ialogs"), ("analogue", "analog"),
      ("analogues", "analogs"), ("monologue", "monolog"), ("monologues", "monologs"), ("prologue", "prolog"),
      ("epilogue", "epilog"), ("demagogue", "demagog"), ("demagogues", "demagogs"), ("programmed", "programed"),
      ("programming", "programing"), ("programmer", "programer"), ("programmers", "programers"),
    ].map { (Array($0.0.utf8), Array($0.1.utf8)) })
}
