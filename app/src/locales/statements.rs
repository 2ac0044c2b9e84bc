//! Statements, their versions and who acknowledged them.

use super::plural;

texts! {
    title { es: "Lo que somos", en: "Who we are" }
    lede { es: "Lo que la organización declara y a lo que se compromete con sus clientes.", en: "What the organisation says it is, and what it commits to for its customers." }
}

texts! {
    kind_purpose { es: "Propósito", en: "Purpose" }
    kind_mission { es: "Misión", en: "Mission" }
    kind_vision { es: "Visión", en: "Vision" }
    kind_motivation { es: "Motivación", en: "Motivation" }
    kind_value { es: "Valor", en: "Value" }
    kind_differentiating_value { es: "Valor diferenciador", en: "Differentiating value" }
    kind_customer_promise { es: "Promesa al cliente", en: "Customer promise" }
    values { es: "Valores", en: "Values" }
    hint_purpose { es: "Para qué existe la organización, más allá de vender.", en: "What the organisation exists for, beyond selling." }
    hint_mission { es: "Qué hace cada día para cumplirlo.", en: "What it does every day to fulfil it." }
    hint_vision { es: "Adónde quiere llegar.", en: "Where it wants to get to." }
    hint_motivation { es: "Por qué vale la pena levantarse a hacerlo.", en: "Why it is worth getting up for." }
    hint_value { es: "Cómo se trabaja aquí. Puede haber varios, en orden.", en: "How people work here. There may be several, in order." }
    hint_differentiating_value { es: "Lo que los clientes encuentran aquí y en ninguna otra parte.", en: "What customers find here and nowhere else." }
    hint_customer_promise { es: "Lo que cada cliente puede exigir.", en: "What every customer may demand." }
}

texts! {
    version(number: i32) { es: "versión {number}", en: "version {number}" }
    version_title(number: i32) { es: "Versión {number}", en: "Version {number}" }
    published_by(name: &str, date: &str) { es: "publicada por {name} el {date}", en: "published by {name} on {date}" }
    published_on(date: &str) { es: "publicada el {date}", en: "published on {date}" }
    saved_by(name: &str, when: &str) { es: "guardado por {name}, {when}", en: "saved by {name}, {when}" }
    untitled { es: "Sin título todavía", en: "No title yet" }
}

texts! {
    nothing_title { es: "Todavía no hay declaraciones publicadas", en: "Nothing has been published yet" }
    nothing_text { es: "Cuando la gerencia publique el propósito, la misión o los valores, estarán aquí.", en: "Once leadership publishes the purpose, the mission or the values, they will be here." }
    nothing_yet_title { es: "El hilo empieza aquí", en: "The thread starts here" }
    nothing_yet_text { es: "Una frase que diga para qué existe la organización. De ella cuelga todo lo demás: la experiencia, los aportes, cada semana.", en: "One sentence that says what the organisation exists for. Everything else hangs on it: the experience, the contributions, every week." }
}

texts! {
    to_read(n: i64) {
        es => plural(n, "Hay una lectura por confirmar", "Hay {n} lecturas por confirmar"),
        en => plural(n, "One statement is waiting to be read", "{n} statements are waiting to be read"),
    }
    acknowledge { es: "Confirmar lectura", en: "I have read it" }
    acknowledged { es: "Lectura confirmada.", en: "Noted as read." }
    read_current { es: "Lectura confirmada", en: "Read" }
    read_same(number: i32) { es: "Leída la versión {number}, que dice lo mismo", en: "You read version {number}, which says the same" }
    read_earlier(number: i32) { es: "Leída la versión {number}", en: "You read version {number}" }
    read_none { es: "por leer", en: "to be read" }
    what_changed { es: "Qué cambió", en: "What changed" }
    retired_on(date: &str) { es: "Retirada el {date}", en: "Retired on {date}" }
    retired_text { es: "Ya no forma parte de lo que la organización declara. Se conserva como fue.", en: "It is no longer part of what the organisation says. It is kept as it was." }
}

texts! {
    thread { es: "El hilo", en: "The thread" }
    thread_lede { es: "De esta frase a los puntos de contacto donde el cliente la vive, y a los puestos que se hacen cargo.", en: "From this sentence to the touchpoints where customers live it, and to the roles that take it on." }
    declared_only { es: "no la lleva, pero hay quien la declara aquí", en: "does not carry it, but somebody declares it here" }
    stale { es: "sin reconfirmar", en: "stale" }
    roles_more(n: i64) { es => plural(n, "y un aporte más", "y {n} aportes más"), en => plural(n, "and one more contribution", "and {n} more contributions") }
    see_work { es: "Lo que se hizo por esto la última semana", en: "What was done for this last week" }
    work { es: "Lo que se hizo por esto", en: "What was done for this" }
    work_by_name { es: "con nombre; que se miró queda en el registro", en: "by name; that it was looked at is recorded" }
    work_examples { es: "solo lo que sus autores dejan mostrar como ejemplo", en: "only what its authors let be shown as an example" }
    work_none { es: "Nada que mostrar de la última semana cerrada", en: "Nothing to show of the week closed last" }
    work_none_text { es: "Aparece aquí lo que se cuenta en los registros semanales por un aporte o un punto de contacto que lleva esta frase.", en: "What weekly check-ins tell of a contribution to this sentence, or of a touchpoint that carries it, appears here." }
    thread_nobody { es: "Ningún punto de contacto de la experiencia publicada la lleva todavía.", en: "No touchpoint of the published experience carries it yet." }
    moment_of_truth { es: "momento de la verdad", en: "moment of truth" }
}

texts! {
    history { es: "Historia", en: "History" }
    current { es: "vigente", en: "current" }
    draft { es: "borrador", en: "draft" }
    change_wording { es: "redacción", en: "wording" }
    change_meaning { es: "sentido", en: "meaning" }
    first_version { es: "primera versión", en: "first version" }
    compare_with(number: i32) { es: "Comparar con la {number}", en: "Compare with {number}" }
    see_current { es: "Ver la versión vigente", en: "See the current version" }
    not_current(number: i32) { es: "Esta es la versión {number}; hay otra vigente.", en: "This is version {number}; another one is current." }
}

texts! {
    compare_title(from: i32, to: i32) { es: "De la versión {from} a la {to}", en: "From version {from} to {to}" }
    compare_from { es: "De la versión", en: "From version" }
    compare_to { es: "A la versión", en: "To version" }
    compare { es: "Comparar", en: "Compare" }
    compare_same { es: "Las dos versiones dicen lo mismo, palabra por palabra.", en: "The two versions say the same, word for word." }
    legend { es: "Lo tachado ya no está; lo subrayado es nuevo.", en: "What is struck out is gone; what is underlined is new." }
    why { es: "Por qué cambió", en: "Why it changed" }
}

texts! {
    new { es: "Nueva declaración", en: "New statement" }
    new_lede { es: "Una frase y, si hace falta, un texto que la explique. Nadie más la ve hasta que se publique.", en: "One sentence and, if need be, a text that explains it. Nobody else sees it until it is published." }
    which_kind { es: "De qué tipo", en: "What kind" }
    begin { es: "Empezar a escribir", en: "Start writing" }
    drafts { es: "Borradores", en: "Drafts" }
    drafts_hint { es: "Solo los ve la gerencia.", en: "Only leadership sees them." }
    retired { es: "Retiradas", en: "Retired" }
    write_version { es: "Escribir otra versión", en: "Write another version" }
    continue_draft { es: "Seguir con el borrador", en: "Continue the draft" }
    order_values { es: "Ordenar los valores", en: "Order the values" }
    order_lede { es: "Todos los ven en este orden.", en: "Everybody sees them in this order." }
    move_up(name: &str) { es: "Subir {name}", en: "Move {name} up" }
    move_down(name: &str) { es: "Bajar {name}", en: "Move {name} down" }
}

texts! {
    edit_title { es: "Escribir una versión nueva", en: "Write a new version" }
    edit_first { es: "Escribir la primera versión", en: "Write the first version" }
    draft_of(number: i32) { es: "borrador de la versión {number}", en: "draft of version {number}" }
    field_title { es: "La frase", en: "The sentence" }
    field_title_hint { es: "Es lo que se lee en grande: una idea, sin adornos.", en: "It is what is read in large type: one idea, without ornament." }
    field_body { es: "El texto que la explica", en: "The text that explains it" }
    field_body_hint { es: "En Markdown: **negrita**, *cursiva*, - listas, línea en blanco entre párrafos.", en: "In Markdown: **bold**, *italic*, - lists, a blank line between paragraphs." }
    preview { es: "Vista previa", en: "Preview" }
    to_publish { es: "Revisar y publicar", en: "Review and publish" }
    save_draft { es: "Guardar", en: "Save" }
    draft_saved { es: "Borrador guardado.", en: "Draft saved." }
    nothing_to_save { es: "Nada que guardar: dice lo mismo que la versión vigente.", en: "Nothing to save: it says the same as the current version." }
    saving { es: "guardando…", en: "saving…" }
    saved { es: "guardado", en: "saved" }
    save_failed { es: "sin guardar todavía", en: "not saved yet" }
    save_stopped { es: "sin guardar: pulsar Guardar", en: "not saved: press Save" }
    stored_meanwhile { es: "Lo que está guardado ahora", en: "What is stored now" }
    discard { es: "Descartar el borrador", en: "Discard the draft" }
    discard_title { es: "¿Descartar este borrador?", en: "Discard this draft?" }
    discard_text { es: "Lo escrito en él se pierde. Lo publicado sigue como está.", en: "What was written in it is lost. What is published stays as it is." }
    discard_first_text { es: "Lo escrito en él se pierde. Todavía no se había publicado nunca.", en: "What was written in it is lost. It was never published." }
    discarded { es: "Borrador descartado.", en: "Draft discarded." }
}

texts! {
    publish_title(number: i32) { es: "Publicar la versión {number}", en: "Publish version {number}" }
    publish_lede { es: "Lo publicado no se puede cambiar después; solo seguirle otra versión.", en: "What is published can't be changed later; only another version can follow." }
    what_changes { es: "Qué cambia", en: "What changes" }
    what_is_published { es: "Lo que se publica", en: "What is published" }
    change_kind { es: "Qué cambió", en: "What changed" }
    wording_label { es: "La redacción", en: "The wording" }
    wording_hint { es: "Dice lo mismo de mejor manera. Nadie tiene que leer de nuevo y los aportes siguen confirmados.", en: "It says the same in a better way. Nobody has to read it again, and contributions stay confirmed." }
    meaning_label { es: "El sentido", en: "The meaning" }
    meaning_hint(n: i64) {
        es => plural(n, "Dice otra cosa. Se le pide leer de nuevo a una persona y confirmar otra vez los aportes que la nombran.", "Dice otra cosa. Se les pide leer de nuevo a {n} personas y confirmar otra vez los aportes que la nombran."),
        en => plural(n, "It says something else. One person is asked to read it again, and contributions that name it have to be confirmed again.", "It says something else. {n} people are asked to read it again, and contributions that name it have to be confirmed again."),
    }
    have_read(n: i64) {
        es => plural(n, "Una persona confirmó la lectura de la versión vigente.", "{n} personas confirmaron la lectura de la versión vigente."),
        en => plural(n, "One person has read the current version.", "{n} people have read the current version."),
    }
    will_be_asked(n: i64) {
        es => plural(n, "Se le pedirá leerla a una persona.", "Se les pedirá leerla a {n} personas."),
        en => plural(n, "One person will be asked to read it.", "{n} people will be asked to read it."),
    }
    change_note { es: "Por qué cambia", en: "Why it changes" }
    change_note_first { es: "De dónde salió", en: "Where it came from" }
    change_note_hint { es: "Todos lo leen junto a la versión.", en: "Everybody reads it beside the version." }
    publish { es: "Publicar", en: "Publish" }
    keep_writing { es: "Seguir escribiendo", en: "Keep writing" }
    title_missing { es: "Falta la frase: volver al borrador y escribirla antes de publicar.", en: "The sentence is missing: go back to the draft and write it before publishing." }
    published(number: i32) { es: "Versión {number} publicada.", en: "Version {number} published." }
}

texts! {
    retire { es: "Retirar", en: "Retire" }
    retire_title { es: "¿Retirar esta declaración?", en: "Retire this statement?" }
    retire_text { es: "Deja de mostrarse y de pedirse su lectura. Sus versiones, quiénes la leyeron y lo que se escribió con ella se conservan. No se puede deshacer; se puede escribir una nueva.", en: "It is no longer shown, and nobody is asked to read it. Its versions, who read it and what was written with it are kept. It can't be undone; a new one can be written." }
    retire_draft_text { es: "Hay un borrador de otra versión: también se descarta.", en: "There is a draft of another version: it is discarded too." }
    retire_contributions(n: i64) {
        es => plural(n, "Un aporte deja de contar hasta que las personas de su puesto elijan otra declaración:", "{n} aportes dejan de contar hasta que las personas de su puesto elijan otra declaración:"),
        en => plural(n, "One contribution no longer counts until the people of its role choose another statement:", "{n} contributions no longer count until the people of their roles choose another statement:"),
    }
    retire_contributions_none { es: "Ningún aporte la nombra.", en: "No contribution names it." }
    retired_done { es: "Declaración retirada.", en: "Statement retired." }
}

texts! {
    who_read { es: "Quién ha leído", en: "Who has read" }
    who_read_finding(percent: u8) { es: "Está confirmado el {percent} % de las lecturas", en: "{percent} % has been read" }
    who_read_lede { es: "Cada persona activa con cada declaración vigente. Cuenta quien confirmó la versión vigente o una que dice lo mismo.", en: "Every active person with every current statement. Whoever acknowledged the current version, or one that says the same, counts." }
    by_statement { es: "Por declaración", en: "By statement" }
    by_area { es: "Por área", en: "By area" }
    statement { es: "Declaración", en: "Statement" }
    all_statements { es: "Todas las vigentes", en: "All current ones" }
    area { es: "Área", en: "Area" }
    people { es: "Personas", en: "People" }
    count_current { es: "Confirmadas", en: "Read" }
    count_earlier { es: "Solo una anterior", en: "Only an earlier one" }
    count_unread { es: "Ninguna", en: "None" }
    count_pairs { es: "Lecturas pedidas", en: "Asked for" }
    percent { es: "Porcentaje", en: "Percentage" }
    percent_of(percent: &str) { es: "{percent} %", en: "{percent}%" }
    no_figure { es: "sin personas", en: "nobody" }
    external { es: "externa", en: "external" }
    how_computed { es: "Cómo se calcula", en: "How it is computed" }
    how_computed_text { es: "Lecturas confirmadas ÷ lecturas pedidas. Se pide una lectura por persona activa y declaración vigente; cada área suma las de todas las que están debajo. Tras un cambio de redacción nadie tiene que leer de nuevo; tras un cambio de sentido, todos.", en: "Read ÷ asked for. One reading is asked of each active person for each current statement; an area adds up everything under it. After a change of wording nobody has to read again; after a change of meaning, everybody." }
    nothing_to_count { es: "Nada que leer todavía", en: "Nothing to read yet" }
    nothing_to_count_text { es: "Cuando haya declaraciones publicadas, aquí se verá quién las ha leído, por área.", en: "Once statements are published, this shows who has read them, by area." }
    file_name { es: "lecturas-por-area.csv", en: "readings-by-area.csv" }
    area_path { es: "Ruta", en: "Path" }
    whole { es: "Toda la organización", en: "The whole organisation" }
}
