//! Who sees what: the promise, in plain words.

texts! {
    title { es: "Quién ve qué", en: "Who sees what" }
    lede { es: "Hilo pregunta cada semana qué se vivió con los clientes. Nadie responde con confianza sin saber quién lo leerá. Esto es todo.", en: "Hilo asks every week what was lived with customers. Nobody answers freely without knowing who will read it. This is all of it." }

    checkin { es: "El registro semanal", en: "The weekly check-in" }
    checkin_text { es: "Lleva nombre. Antes de escribir, la página dice quién lo leerá; después, muestra quién lo abrió y cuándo.", en: "It carries a name. Before anybody writes, the page says who will read it; afterwards it shows who opened it and when." }
    what { es: "Qué", en: "What" }
    you { es: "Yo", en: "Me" }
    lead { es: "Responsable de mi área y de las de arriba", en: "Leads of my area and above" }
    hr { es: "Recursos Humanos", en: "HR" }
    leadership { es: "Gerencia y equipo de experiencia", en: "Leadership and experience team" }
    others { es: "Los demás, también administración", en: "Everybody else, admins too" }
    entries { es: "Lo que hice y lo que cambió para el cliente", en: "What I did and what it changed for the customer" }
    note { es: "La nota a mi responsable", en: "The note to my lead" }
    thread { es: "La conversación debajo", en: "The thread below it" }
    names { es: "Si envié o no, con nombre", en: "Whether I have sent it, by name" }
    how_many { es: "solo cuántos", en: "only how many" }
    draft { es: "Un borrador sin enviar", en: "A draft that was not sent" }
    sees { es: "lo ve", en: "sees it" }
    sees_not { es: "no lo ve", en: "does not" }
    nearest { es: "solo el más cercano", en: "only the nearest" }
    counts { es: "solo cuántos, y lo que yo permita mostrar como ejemplo", en: "only how many, and what I allow as an example" }
    own_lead { es: "Quien dirige un área tiene a su propio lector: el responsable del área de más arriba. Si no hay ninguno, lo lee Recursos Humanos.", en: "Whoever leads an area has a reader of their own: the lead of the area above. If there is none, HR reads it." }
    today { es: "Valen los responsables de hoy: quien asume un área lee también lo anterior de su gente, notas incluidas; quien la deja ya no lo ve.", en: "The leads of today are meant: whoever takes over an area reads what its people wrote before too, notes included; whoever leaves it no longer sees it." }
    stand_in { es: "Un subrogante ve lo mismo que el responsable, mientras lo sea. La jefatura, por sí sola, no ve nada.", en: "A stand-in sees what the lead sees, for as long as they are one. A manager, as such, sees nothing." }

    pulse { es: "El pulso", en: "The pulse" }
    pulse_text { es: "Las preguntas confidenciales sobre si la experiencia se conoce, se cree, se vive, y si se puede resolver. No lleva nombre, y no es cuestión de buenos modales:", en: "The confidential questions about whether the experience is known, believed, lived, and whether one may act. It carries no name, and that is not a matter of manners:" }
    pulse_sealed { es: "Mientras un período está abierto, las respuestas están cifradas y ninguna tabla dice quién respondió.", en: "While a period is open the answers are encrypted, and no table says who answered." }
    pulse_gone { es: "Al cerrar se calcula lo que se publica, se borran las respuestas y la llave. Un respaldo tampoco las devuelve.", en: "At its close what is published is computed, and the answers and the key are deleted. No backup brings them back." }
    pulse_five { es: "Nada se muestra de un grupo de menos de cinco respuestas, ni se puede deducir restando un grupo de otro.", en: "Nothing is shown of a group of fewer than five answers, nor can it be worked out by subtracting one group from another." }
    pulse_same { es: "La cifra es la misma para quien sea que la mire: gerencia, Recursos Humanos o el propio equipo.", en: "The figure is the same for whoever looks: leadership, HR or the team itself." }
    pulse_how { es: "Cómo se protegen las respuestas, y contra qué no", en: "How answers are protected, and against what they are not" }

    profile { es: "La ficha de cada persona", en: "Everybody's own page" }
    profile_all { es: "Nombre, área y puesto: cualquiera en la organización.", en: "Name, area and role: everybody in the organisation." }
    profile_lead { es: "Correo o número, ingreso, dónde ha trabajado y cuándo está ausente: la persona, los responsables de su área, Recursos Humanos y administración. El motivo de una ausencia no se pregunta.", en: "E-mail or number, hiring date, where they have worked and when they are away: the person, the leads of their area, HR and admins. The reason for being away is never asked." }
    profile_grants { es: "Los permisos: la persona, Recursos Humanos y administración. Solo administración los da y los quita.", en: "Grants: the person, HR and admins. Only admins give and take them." }

    figures { es: "Las cifras", en: "The figures" }
    figures_text { es: "Participación, lectura, cobertura y lo vivido: Recursos Humanos, gerencia y el equipo de experiencia para toda la organización; cada responsable, para su área y las de abajo.", en: "Participation, acknowledgement, coverage and what was lived: HR, leadership and the experience team for the whole organisation; each lead for their area and those under it." }

    record { es: "Quien mira, queda anotado", en: "Looking leaves a trace" }
    record_text { es: "La primera vez que alguien que no es su autor lee un registro, o mira quién envió en una semana, y con cada cambio de permisos, personas o configuración, hay una línea en el registro de auditoría. Lo leen Recursos Humanos y administración, y nadie puede borrarla.", en: "The first time somebody other than its author reads a check-in, or looks at who has sent in a week, and on each change of grants, people or settings, there is a line in the audit log. HR and admins read it, and nobody can delete it." }
    read_audit { es: "Leer el registro de auditoría", en: "Read the audit log" }
}
