//! The pulse: the confidential questions, and how they are protected.

use super::plural;

texts! {
    title { es: "Confidencial: nadie sabrá qué respondió cada persona", en: "Confidential: nobody will know who answered what" }
    hint_group(area: &str, people: i64) {
        es => plural(people, &format!("Se muestra solo como una cifra de 5 respuestas o más; la más pequeña en la que puede entrar la mía es la de {area}, una persona."), &format!("Se muestra solo como una cifra de 5 respuestas o más; la más pequeña en la que puede entrar la mía es la de {area}, {{n}} personas.")),
        en => plural(people, &format!("Shown only as a figure of 5 answers or more; the smallest that mine can be part of is that of {area}, one person."), &format!("Shown only as a figure of 5 answers or more; the smallest that mine can be part of is that of {area}, {{n}} people.")),
    }
    hint_few { es: "Son menos de cinco personas: ninguna cifra se mostrará.", en: "There are fewer than five people: no figure will be shown." }
    hint_until(when: &str) { es: "Cada respuesta se guarda sellada al tocarla y se puede cambiar hasta {when}. Entonces se destruye la llave.", en: "Each answer is kept sealed as soon as it is tapped, and can be changed until {when}. Then the key is destroyed." }
    how { es: "Cómo se protegen mis respuestas", en: "How my answers are protected" }

    know { es: "Conozco la experiencia que prometemos", en: "I know the experience we promise" }
    believe { es: "Creo en la experiencia que prometemos", en: "I believe in the experience we promise" }
    live { es: "En mi área vivimos la experiencia que prometemos", en: "We lived the experience we promise in my area" }
    act { es: "Pude resolver cuando un cliente lo necesitó", en: "I was free to act when a customer needed it" }
    recommend { es: "Recomendaría nuestra empresa a mi familia y amistades", en: "I would recommend us to family and friends" }
    lowest { es: "nada", en: "not at all" }
    highest { es: "por completo", en: "completely" }
    none { es: "Sin respuesta", en: "No answer" }
    optional { es: "Responder es libre, pregunta por pregunta: nadie ve si se respondió.", en: "Answering is free, question by question: nobody sees whether one did." }
    answered { es: "Ya hay una respuesta guardada. No se muestra cuál.", en: "An answer is kept. Which one is not shown." }
    saved { es: "guardada", en: "kept" }
    saving { es: "guardando…", en: "keeping…" }
    not_saved { es: "no se guardó; tocar otra vez", en: "not kept; tap again" }
    save { es: "Guardar estas respuestas", en: "Keep these answers" }
    flash { es: "Respuestas guardadas bajo sello.", en: "Answers kept under seal." }
    earlier(n: i32) { es: "Cambiar lo de la semana {n}", en: "Change week {n}" }
    this_week { es: "Esta semana", en: "This week" }
    next(n: i32) { es: "Las preguntas confidenciales empiezan para quien llega con el período siguiente, en la semana {n}.", en: "The confidential questions begin for newcomers with the next period, in week {n}." }
    unavailable { es: "Las preguntas confidenciales no se pueden responder ahora: el servidor no encuentra la llave que las sella. Administración puede verlo con «hilo doctor».", en: "The confidential questions can't be answered now: the server does not find the key that seals them. Admins can see it with “hilo doctor”." }
}

/// The page that explains the protection.
pub mod protection {
    use super::plural;

    texts! {
        title { es: "Cómo se protegen mis respuestas", en: "How my answers are protected" }
        lede { es: "Las preguntas confidenciales solo sirven si nadie puede saber qué respondió otra persona. No es una promesa de buenos modales: es una cuenta que se puede comprobar. Aquí está, con lo que no protege.", en: "The confidential questions are of use only if nobody can find out what somebody else answered. That is not a promise of good manners: it is a sum that can be checked. Here it is, with what it does not protect against." }

        seal { es: "Mientras el período está abierto", en: "While the period is open" }
        seal_text { es: "Un período son cuatro semanas. Cada respuesta se guarda cifrada, bajo un número que no dice de quién es, y con el mismo largo, se haya respondido lo que se haya respondido. La llave está fuera de la base de datos y de los respaldos. No hay ninguna lista de quién respondió.", en: "A period is four weeks. Each answer is kept encrypted, under a number that does not say whose it is, and at the same length whatever was answered. The key is outside the database and its backups. There is no list of who answered." }
        close { es: "Al cerrar", en: "At the close" }
        close_text { es: "Se abre todo una sola vez, se calculan las cifras que se pueden publicar, se borran las respuestas y se destruye la llave. Un respaldo de antes contiene cifrado sin llave. Si la llave se pierde, ese período se pierde, y así se dice: nunca se vuelve a calcular.", en: "Everything is opened once, the figures that may be published are computed, the answers are deleted and the key is destroyed. A backup from before holds ciphertext without a key. If the key is lost, that period is lost, and that is said: it is never computed again." }
        five { es: "Cinco o más, y nada que restar", en: "Five or more, and nothing to subtract" }
        five_text { es: "Una cifra se publica solo si hay al menos cinco respuestas, y solo si tampoco restando unas cifras de otras se llega a menos de cinco personas. Por eso a veces falta la cifra de un área grande: publicarla dejaría ver a las pocas personas que quedan fuera.", en: "A figure is published only if there are at least five answers, and only if subtracting figures from each other does not lead to fewer than five people either. That is why a large area's figure is missing at times: publishing it would show the few people who are left over." }
        rounded { es: "Redondeadas", en: "Rounded" }
        rounded_text { es: "De menos de 10 respuestas se publica la decena más cercana, de menos de 20 el múltiplo de cinco, y nunca menos de 10 ni más de 90: cuanto más pequeño el grupo, menos fina es la cifra.", en: "Of fewer than 10 answers the nearest ten is published, of fewer than 20 the nearest five, and never less than 10 or more than 90: the smaller the group, the coarser the figure." }
        moved { es: "Nadie es puesto junto a otros para saber", en: "Nobody is put next to others to find out" }
        moved_text { es: "Cada persona cuenta en el área más baja en la que estuvo durante todo el período anterior. Quien llega o cambia de área cuenta más arriba hasta que pase un período, y quien llega no cuenta todavía entre las cinco respuestas que protegen a las demás. Quien llega después de abrirse un período responde desde el siguiente.", en: "Everybody counts in the lowest area in which they were for all of the period before. Whoever comes or changes areas counts further up until a period has passed, and whoever comes does not count yet among the five answers that protect the others. Whoever comes after a period has opened answers from the next one on." }
        same { es: "La misma cifra para todas las personas", en: "The same figure for everybody" }
        same_text { es: "Cada cifra se publica una vez y queda igual para siempre, para quien sea que la mire. No se puede cruzar por antigüedad, cargo ni nada más.", en: "Each figure is published once and stays the same for ever, for whoever looks. It can't be crossed with length of service, role or anything else." }

        limits { es: "Lo que no protege", en: "What it does not protect against" }
        limit_server { es: "Quien controla el servidor mientras un período está abierto puede leer lo que pasa por él.", en: "Whoever controls the server while a period is open can read what passes through it." }
        limit_pool { es: "Colegas que juntan sus propias respuestas: de un grupo de cinco, cuatro que se ponen de acuerdo conocen la quinta, hasta donde llega el redondeo.", en: "Colleagues who pool their own answers: of a group of five, four who agree know the fifth, as far as the rounding goes." }
        limit_same { es: "Quien supone que todas las demás personas responden como el período anterior puede adivinar algo mejor que al azar la respuesta de quien llegó o se fue. El redondeo lo dificulta y no lo impide.", en: "Whoever assumes that everybody else answers as in the period before can guess somewhat better than by chance what somebody who came or left answered. The rounding makes it harder and does not prevent it." }
        limit_all { es: "Si se publica la cifra de un área de cinco personas, las cinco respondieron. Qué respondió cada una no se sabe.", en: "If the figure of an area of five people is published, all five answered. What each of them answered is not known." }
        limit_shoulder { es: "Quien mira la pantalla al responder.", en: "Whoever looks at the screen while somebody answers." }

        try_title { es: "Probar: ¿qué respondió una persona?", en: "Try it: what did one person answer?" }
        try_text { es: "Una empresa pequeña. Elegir cuántas personas respondieron en cada lugar y qué cifras sumar o restar. El dibujo dice a cuántas personas se llega.", en: "A small company. Choose how many people answered in each place, and which figures to add or subtract. The drawing says how many people one gets down to." }
        answered { es: "Cuántas personas respondieron", en: "How many people answered" }
        rule { es: "Qué se publica", en: "What is published" }
        rule_hilo { es: "Lo que Hilo publica", en: "What Hilo publishes" }
        rule_naive { es: "Todo grupo de cinco o más, sin mirar qué se puede restar", en: "Every group of five or more, whatever can be subtracted" }
        combine { es: "Sumar y restar", en: "Add and subtract" }
        plus { es: "sumar", en: "add" }
        minus { es: "restar", en: "subtract" }
        leave { es: "dejar", en: "leave" }
        hidden { es: "no se muestra", en: "not shown" }
        calculate { es: "Calcular", en: "Work it out" }
        nothing { es: "Todavía no se suma nada. Probar, por ejemplo, con la empresa menos las tiendas.", en: "Nothing is added yet. Try, for instance, the company less the shops." }
        group(n: i64) {
            es => plural(n, "Se llega a una sola persona: se sabe qué respondió.", "Se llega a {n} personas juntas. A menos no se puede."),
            en => plural(n, "One gets down to one person: what they answered is known.", "One gets down to {n} people together. No further."),
        }
        small(n: i64) {
            es => plural(n, "Se llega a una sola persona: se sabe qué respondió.", "Se llega a solo {n} personas: casi se sabe qué respondió cada una."),
            en => plural(n, "One gets down to one person: what they answered is known.", "One gets down to only {n} people: what each answered is almost known."),
        }
        no_group { es: "Así no queda ningún grupo: hay personas contadas dos veces, o restadas de donde no estaban.", en: "That leaves no group: some people are counted twice, or subtracted from where they were not." }
        nobody { es: "Así no queda nadie.", en: "That leaves nobody." }
        company { es: "Casa Nube, toda la empresa", en: "Casa Nube, the whole company" }
        office { es: "Oficina central", en: "Head office" }
        shops { es: "Tiendas", en: "Shops" }
        north { es: "Tienda Norte", en: "North shop" }
        south { es: "Tienda Sur", en: "South shop" }
        drawing(n: i64) {
            es => plural(n, "Una persona de la empresa queda en el resultado", "{n} personas de la empresa quedan en el resultado"),
            en => plural(n, "One person of the company is left in the result", "{n} people of the company are left in the result"),
        }
        in_result { es: "en el resultado", en: "in the result" }
        not_in_result { es: "fuera", en: "out of it" }
        for_sure { es: "La regla completa y su demostración están en el código abierto de Hilo, en docs/decisions/disclosure.md.", en: "The whole rule and its proof are in Hilo's open source, in docs/decisions/disclosure.md." }
    }
}
