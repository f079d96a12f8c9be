/// English words whose inflections are no endings: went is a form of go, women one of woman.
enum EnglishIrregulars {
  /// The word as a dictionary has it, or nil where its inflections are endings.
  static func lemma(of word: String) -> String? {
    lemmas[word]
  }

  /// The verb whose action a noun names, where the noun is not the verb with -ion or -ment behind it: explosion is explode.
  static func verb(ofAction word: String) -> String? {
    let isPlural = word.utf8.ends(with: "ions")
    // All of them end so.
    guard isPlural || word.utf8.ends(with: "ion") else { return nil }
    let noun = isPlural ? String(word.dropLast()) : word
    if noun.utf8.ends(with: "ification"), noun.utf8.count >= 12 { return noun.dropLast(7) + "y" }
    return verbs[noun]
  }

  private static let verbs = Dictionary(WordList.pairs(actions)) { first, _ in first }

  private static let actions = """
    explosion/explode invasion/invade decision/decide expansion/expand division/divide destruction/destroy
    reduction/reduce occupation/occupy permission/permit admission/admit submission/submit
    suspension/suspend expulsion/expel conclusion/conclude exclusion/exclude inclusion/include collision/collide
    erosion/erode revision/revise conversion/convert extension/extend
    omission/omit persuasion/persuade evasion/evade corrosion/corrode comprehension/comprehend seduction/seduce
    abduction/abduct deduction/deduct accusation/accuse
    denunciation/denounce pronunciation/pronounce renunciation/renounce abolition/abolish
    retention/retain detention/detain intervention/intervene redemption/redeem resumption/resume assumption/assume
    consumption/consume subscription/subscribe prescription/prescribe inscription/inscribe transmission/transmit
    """

  /// Form → lemma. A form that is more often another word (found, ground, left, lay, saw, wound) is left out where that
  /// word has a subject of its own; what remains is nearly always the verb or the noun. Plurals of scholars (matrices) are left
  /// out: who writes them means them.
  private static let lemmas: [String: String] = {
    var lemmas: [String: String] = [:]
    lemmas.reserveCapacity(512)
    for line in table.utf8.split(separator: UInt8(ascii: "\n")) {
      let words = WordList.words(String(Substring(line)))
      for form in words.dropFirst() { lemmas[form] = words[0] }
    }
    return lemmas
  }()

  /// A lemma and its forms a line.
  private static let table = """
    arise arose arisen
    awake awoke awoken
    beat beaten
    become became
    befall befell befallen
    begin began begun
    behold beheld
    bend bent
    bid bade bidden
    bite bitten
    bleed bled
    blow blew blown
    break broke broken
    breed bred
    bring brought
    build built
    burn burnt
    buy bought
    catch caught
    choose chose chosen
    cling clung
    come came
    creep crept
    deal dealt
    dig dug
    draw drew drawn
    dream dreamt
    drink drank drunk
    drive drove driven
    dwell dwelt
    eat ate eaten
    fall fell fallen
    feed fed
    feel felt
    fight fought
    find found
    flee fled
    fling flung
    fly flew flown flies
    forbid forbade forbidden
    foresee foresaw foreseen
    forget forgot forgotten
    forgive forgave forgiven
    forgo forwent forgone
    forsake forsook forsaken
    freeze froze frozen
    get got gotten
    give gave given
    go went gone goes
    grow grew grown
    hang hung
    hear heard
    hide hid hidden
    hold held
    keep kept
    kneel knelt
    know knew known
    lead led
    lean leant
    leap leapt
    learn learnt
    leave left leaves
    lend lent
    lie lain
    light lit
    lose lost
    make made
    mean meant
    meet met
    mislead misled
    mistake mistook mistaken
    misunderstand misunderstood
    mow mown
    outdo outdid outdone
    outgrow outgrew outgrown
    overcome overcame
    overdo overdid overdone
    override overrode overridden
    oversee oversaw overseen
    overtake overtook overtaken
    overthrow overthrew overthrown
    pay paid
    plead pled
    prove proven
    rebuild rebuilt
    redo redid redone
    repay repaid
    resell resold
    retake retook retaken
    rethink rethought
    rewrite rewrote rewritten
    ride rode ridden
    ring rang rung
    rise rose risen
    run ran
    say said
    see saw seen
    seek sought
    sell sold
    send sent
    sew sewn
    shake shook shaken
    shear shorn
    shine shone
    shoot shot
    show shown
    shrink shrank shrunk
    sing sang sung
    sink sank sunk
    sit sat
    slay slew slain
    sleep slept
    slide slid
    sling slung
    smell smelt
    sow sown
    speak spoke spoken
    speed sped
    spell spelt
    spend spent
    spill spilt
    spin spun
    spit spat
    spoil spoilt
    spring sprang sprung
    stand stood
    steal stole stolen
    stick stuck
    sting stung
    stink stank stunk
    stride strode
    strike struck stricken
    strive strove striven
    swear swore sworn
    sweep swept
    swell swollen
    swim swam swum
    swing swung
    take took taken
    teach taught
    tear tore torn
    tell told
    think thought
    throw threw thrown
    undergo underwent undergone
    understand understood
    undertake undertook undertaken
    undo undid undone
    uphold upheld
    wake woke woken
    wear wore worn
    weave woven
    weep wept
    win won
    withdraw withdrew withdrawn
    withhold withheld
    withstand withstood
    wring wrung
    write wrote written
    analysis analyses
    calf calves
    child children
    crisis crises
    criterion criteria
    curriculum curricula
    diagnosis diagnoses
    dwarf dwarves
    elf elves
    emphasis emphases
    foot feet
    formula formulae
    goose geese
    half halves
    hoof hooves
    hypothesis hypotheses
    knife knives
    life lives
    loaf loaves
    louse lice
    man men
    memorandum memoranda
    mouse mice
    oasis oases
    ox oxen
    phenomenon phenomena
    referendum referenda
    scarf scarves
    sheaf sheaves
    shelf shelves
    stadium stadia
    thesis theses
    thief thieves
    tooth teeth
    wharf wharves
    wife wives
    wolf wolves
    woman women
    """
}
