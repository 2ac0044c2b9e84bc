//! What the command line says about imports, exports, backups and the doctor's findings.

use super::{counted, plural};
use hilo_domain::lang::Lang;

texts! {
    import_counts(new: &str, changed: &str, moved: &str, unchanged: &str, reactivated: &str, deactivated: &str) {
        es: "{new} nuevas, {changed} con cambios, {moved} cambian de área, {unchanged} sin cambios, {reactivated} vuelven, {deactivated} por desactivar",
        en: "{new} new, {changed} changed, {moved} moved, {unchanged} unchanged, {reactivated} reactivated, {deactivated} to be deactivated",
    }
    import_places(areas: &str, roles: &str) { es: "{areas} áreas nuevas, {roles} puestos nuevos", en: "{areas} new areas, {roles} new roles" }
    import_errors(n: i64) { es => plural(n, "Un error:", "{n} errores:"), en => plural(n, "One error:", "{n} errors:") }
    import_warnings(n: i64) { es => plural(n, "Una advertencia:", "{n} advertencias:"), en => plural(n, "One warning:", "{n} warnings:") }
    import_issue(line: u64, place: &str, value: &str, what: &str) { es: "  línea {line}, {place}: {value}: {what}", en: "  line {line}, {place}: {value}: {what}" }
    import_issue_row(line: u64, what: &str) { es: "  línea {line}: {what}", en: "  line {line}: {what}" }
    import_column(number: u32, name: &str) { es: "columna {number} ({name})", en: "column {number} ({name})" }
    import_leads(n: i64) {
        es => plural(n, "Una propuesta de responsable:", "{n} propuestas de responsables:"),
        en => plural(n, "One proposed lead:", "{n} proposed leads:"),
    }
    import_lead(area: &str, name: &str, votes: u64, members: u64) { es: "  {area}: {name} ({votes} de {members})", en: "  {area}: {name} ({votes} of {members})" }
    import_lead_level(n: i64) {
        es => plural(n, "    empata con otra persona: se propone a quien entró antes", "    empata con otras {n} personas: se propone a quien entró antes"),
        en => plural(n, "    tied with one other: whoever was hired first is proposed", "    tied with {n} others: whoever was hired first is proposed"),
    }
    import_leads_hint { es: "  --leads-from-managers las acepta todas.", en: "  --leads-from-managers accepts them all." }
    import_nothing_applied { es: "no se aplicó nada: corregir el archivo y repetir", en: "nothing was applied: correct the file and try again" }
    import_dry { es: "Solo un ensayo: no se aplicó nada.", en: "A dry run: nothing was applied." }
    import_needs_yes(leaving: u64, of: u64) {
        es: "se desactivaría a {leaving} de {of} personas, más de un quinto; si es lo que se quiere, repetir con --yes",
        en: "{leaving} of {of} people would be deactivated, more than a fifth; if that is meant, repeat with --yes",
    }
    import_done { es: "Importado.", en: "Imported." }
    import_nothing { es: "Todo está al día: no había nada que cambiar.", en: "All up to date: there was nothing to change." }
    import_done_leads(n: u64) { es: "Responsables asignados: {n}.", en: "Leads assigned: {n}." }
    import_organisation(name: &str, zone: &str) { es: "Organización creada: {name}, zona horaria {zone}.", en: "Organisation created: {name}, time zone {zone}." }
    import_organisation_exists(name: &str) { es: "La organización ya existe ({name}); --organisation no se usa.", en: "There is an organisation already ({name}); --organisation is not used." }
    import_stale { es: "algo cambió mientras tanto; no se aplicó nada: repetir", en: "something changed meanwhile; nothing was applied: try again" }
    cannot_read(file: &str, why: &str) { es: "{file} no se puede leer: {why}", en: "{file} can't be read: {why}" }
    cannot_write(file: &str, why: &str) { es: "{file} no se puede escribir: {why}", en: "{file} can't be written: {why}" }
    exists_already(file: &str) { es: "{file} ya existe; elegir otro nombre", en: "{file} exists already; choose another name" }
    no_organisation { es: "todavía no hay una organización en esta base de datos", en: "there is no organisation in this database yet" }
    exported(file: &str) { es: "Exportado a {file}", en: "Exported to {file}" }
    no_database(file: &str) { es: "no hay una base de datos en {file}", en: "there is no database at {file}" }

    backup_done(file: &str, size: &str) { es: "Copia completa en {file} ({size})", en: "Complete copy in {file} ({size})" }
    backup_postgres { es: "PostgreSQL se respalda con sus propias herramientas: pg_dump, y pg_restore para volver", en: "PostgreSQL is backed up with its own tools: pg_dump, and pg_restore to go back" }
    restore_newer(file: &str) { es: "{file} es de una versión más nueva de Hilo; usar esa versión", en: "{file} is of a newer version of Hilo; use that version" }
    restore_same { es: "es la base de datos misma, no una copia", en: "that is the database itself, not a copy of it" }
    restore_aside(file: &str) { es: "Lo que había quedó en {file}", en: "What was there is kept in {file}" }
    restore_done(file: &str, name: &str) { es: "Restaurada: {file} ({name})", en: "Restored: {file} ({name})" }
    restore_pending(n: i64) {
        es => plural(n, "Es de una versión anterior: al iniciar se aplicará una migración.", "Es de una versión anterior: al iniciar se aplicarán {n} migraciones."),
        en => plural(n, "It is of an earlier version: one migration will be applied at the start.", "It is of an earlier version: {n} migrations will be applied at the start."),
    }
    nameless { es: "sin organización", en: "without an organisation" }
}

texts! {
    served_at(base: &str) { es: "Hilo está en {base}", en: "Hilo is at {base}" }
    set_up_here(link: &str) { es: "Para crear la organización (una vez, dentro de 24 horas): {link}", en: "Set it up here (once, within 24 hours): {link}" }
    migrated(url: &str, n: i64) {
        es => format!("{url}: {}", plural(n, "una migración aplicada", "{n} migraciones aplicadas")),
        en => format!("{url}: {}", plural(n, "one migration applied", "{n} migrations applied")),
    }
    configuration_environment { es: "entorno", en: "environment" }
    configuration_place(line: usize, column: usize) { es: "línea {line}, columna {column}", en: "line {line}, column {column}" }
    configuration_unreadable(why: &str) { es: "no se puede leer: {why}", en: "can't be read: {why}" }
    configuration_unknown(all: &str) { es: "esa clave no existe; existen {all}", en: "there is no such key; there are {all}" }
    configuration_unfit(value: &str, allowed: &str) { es: "«{value}» no sirve; se admite: {allowed}", en: "\"{value}\" will not do; allowed: {allowed}" }
    configuration_allowed(allowed: &str) { es: "se admite: {allowed}", en: "allowed: {allowed}" }
    configuration_example { es: "La configuración de Hilo. Cada clave tiene un valor por defecto; una variable de entorno va antes que el archivo.", en: "Hilo's configuration. Every key has a default; a variable of the environment goes before the file." }
    configuration_half_of_tls { es: "tls.cert y tls.key van juntas: definir las dos o ninguna", en: "tls.cert and tls.key go together: set both or neither" }
    configuration_in_the_clear {
        es: "las contraseñas y las sesiones viajarían sin cifrar. Escribir https://… (con tls.cert y tls.key, o con un proxy que tenga certificado); http:// es solo para este equipo, como http://localhost:3000",
        en: "passwords and sessions would travel in the clear. Write https://… (with tls.cert and tls.key, or with a proxy that has a certificate); http:// is for this machine alone, such as http://localhost:3000",
    }
    configuration_no_name {
        es: "con una dirección que vale por todas las de este equipo, los enlaces necesitan el nombre con que llegan los navegadores, como https://hilo.example.com",
        en: "with an address that stands for all of this machine's, links need the name by which browsers reach it, such as https://hilo.example.com",
    }
    configuration_needs_https {
        es: "en otras direcciones que las del propio equipo solo se sirve por https. O bien definir tls.cert y tls.key, o poner un proxy con https delante de Hilo y definir public_url (https://…) y trusted_proxies (su dirección), o quedarse en 127.0.0.1",
        en: "other addresses than the loopback are served over https only. Either set tls.cert and tls.key, or put a proxy with https before Hilo and set public_url (https://…) and trusted_proxies (its address), or stay on 127.0.0.1",
    }
    cannot_listen(address: &str, why: &str) { es: "no se puede escuchar en {address}: {why}", en: "can't listen on {address}: {why}" }
    address_in_use { es: "; otro programa la tiene, quizá otro Hilo: definir HILO_ADDR con una libre", en: "; another program has it, perhaps another Hilo: set HILO_ADDR to a free one" }
    port_needs_rights { es: "; los puertos bajo 1024 necesitan más permisos", en: "; ports below 1024 need more rights" }
    tls_unusable(cert: &str, key: &str, why: &str) { es: "tls.cert ({cert}) y tls.key ({key}) no sirven: {why}", en: "tls.cert ({cert}) and tls.key ({key}) can't be used: {why}" }
    configuration_holds(url: &str) { es: "La configuración está bien. Base de datos: {url}", en: "The configuration holds. Database: {url}" }
    admin_created(login: &str, hours: i64) {
        es => format!("{login} tiene el permiso de administración. Un enlace para elegir la contraseña, de un solo uso, durante {}:", plural(hours, "una hora", "{n} horas")),
        en => format!("{login} is an admin. A link to choose the password, good once, within {}:", plural(hours, "one hour", "{n} hours")),
    }
    sample_made(file: &str, name: &str) { es: "{file}: {name}, una empresa ficticia, con veinte semanas de registros", en: "{file}: {name}, a fictional company, with twenty weeks of check-ins" }
    sample_is_there(file: &str) { es: "{file} ya está; al borrarlo se hace de nuevo", en: "{file} is there already; remove it to have it made anew" }

    store_taken(what: &str) { es: "un valor que debe ser único ya está en uso ({what})", en: "a unique value is taken ({what})" }
    store_unavailable(why: &str) { es: "la base de datos está ocupada o no responde: {why}", en: "the database is busy or away: {why}" }
    store_unstorable { es: "un texto tiene un carácter que no se puede guardar", en: "a text has a character that can't be stored" }
    store_newer(n: i64) {
        es: "a la base de datos la migró una versión más nueva de Hilo (migración {n}); usar esa versión o restaurar una copia",
        en: "the database was migrated by a newer version of Hilo (migration {n}); use that version or restore a backup",
    }
    store_older(url: &str) {
        es: "{url} es de una versión anterior; «hilo migrate» la pone al día",
        en: "{url} is of an earlier version; `hilo migrate` brings it to this one",
    }
    store_not_a_database(file: &str) { es: "{file} no es una base de datos SQLite", en: "{file} is not an SQLite database" }
    store_not_hilo(file: &str) { es: "{file} no es una base de datos de Hilo", en: "{file} is not a database of Hilo" }
    store_damaged(file: &str, why: &str) { es: "{file} está dañado: {why}", en: "{file} is damaged: {why}" }
    store_in_use(file: &str) { es: "{file} está en uso; detener antes el servidor que lo tiene abierto", en: "{file} is in use; stop the server that has it open first" }
    store_not_writable(file: &str, why: &str) { es: "{file} no se puede abrir para leer y escribir: {why}", en: "{file} can't be opened for reading and writing: {why}" }
    store_migration(why: &str) { es: "una migración falló: {why}", en: "a migration failed: {why}" }
    store_other(why: &str) { es: "la base de datos rechazó una instrucción: {why}", en: "the database refused a statement: {why}" }
}

texts! {
    doctor_ok { es: "bien", en: "ok" }
    doctor_warning { es: "atención", en: "warning" }
    doctor_problem { es: "problema", en: "problem" }
    doctor_all_well { es: "Todo está en orden.", en: "All is well." }
    doctor_found(problems: i64, warnings: i64) {
        es => format!("{}, {}.", plural(problems, "un problema", "{n} problemas"), plural(warnings, "una advertencia", "{n} advertencias")),
        en => format!("{}, {}.", plural(problems, "one problem", "{n} problems"), plural(warnings, "one warning", "{n} warnings")),
    }
    doctor_configuration { es: "configuración", en: "configuration" }
    doctor_configuration_ok(from: &str) { es: "se entiende ({from})", en: "understood ({from})" }
    doctor_configuration_defaults { es: "valores por defecto y entorno", en: "defaults and environment" }
    doctor_configuration_fix { es: "Corregir el valor; «hilo config example» explica todas las claves.", en: "Correct the value; `hilo config example` explains every key." }
    doctor_database { es: "base de datos", en: "database" }
    doctor_database_missing(url: &str) { es: "{url} todavía no existe", en: "{url} does not exist yet" }
    doctor_database_missing_fix { es: "«hilo serve» la crea al iniciar; si debía existir, revisar database_url.", en: "`hilo serve` makes it; if it should be there, check database_url." }
    doctor_database_ok(url: &str) { es: "{url} responde", en: "{url} answers" }
    doctor_database_fix { es: "Revisar database_url, y que el servidor o el archivo estén al alcance de este usuario.", en: "Check database_url, and that the server or file is within this user's reach." }
    doctor_database_fix_file { es: "Revisar database_url; para volver a una copia: «hilo restore».", en: "Check database_url; to go back to a copy: `hilo restore`." }
    doctor_migrations { es: "versión", en: "version" }
    doctor_migrations_ok(n: u32) {
        es => format!("al día ({})", plural(n.into(), "una migración", "{n} migraciones")),
        en => format!("up to date ({})", plural(n.into(), "one migration", "{n} migrations")),
    }
    doctor_migrations_pending(n: u32) {
        es => plural(n.into(), "falta una migración", "faltan {n} migraciones"),
        en => plural(n.into(), "one migration is pending", "{n} migrations are pending"),
    }
    doctor_migrations_pending_fix { es: "«hilo serve» las aplica al iniciar, o «hilo migrate» ahora.", en: "`hilo serve` applies them at the start, or `hilo migrate` now." }
    doctor_migrations_newer(n: i64) { es: "la migró una versión más nueva de Hilo (migración {n})", en: "a newer version of Hilo has migrated it (migration {n})" }
    doctor_migrations_newer_fix { es: "Usar esa versión, o restaurar una copia anterior.", en: "Use that version, or restore an earlier copy." }
}

texts! {
    doctor_permissions { es: "permisos", en: "permissions" }
    doctor_permissions_ok { es: "solo este usuario lee el archivo, y puede escribir en su carpeta", en: "only this user reads the file, and can write to its folder" }
    doctor_permissions_open(file: &str, mode: &str) { es: "otros usuarios de esta máquina pueden leer {file} ({mode})", en: "other users of this machine can read {file} ({mode})" }
    doctor_permissions_open_fix(file: &str) { es: "chmod 600 {file}", en: "chmod 600 {file}" }
    doctor_permissions_closed(folder: &str, why: &str) { es: "no se puede escribir en {folder}: {why}", en: "{folder} can't be written to: {why}" }
    doctor_permissions_closed_fix { es: "Dar a este usuario derecho de escritura: junto al archivo nacen el registro WAL y las copias.", en: "Give this user the right to write: the write-ahead log and copies are made beside the file." }
    doctor_keys { es: "llaves", en: "keys" }
    doctor_keys_ok(period: &str, folder: &str) { es: "la del período {period} está en {folder}", en: "that of period {period} is in {folder}" }
    doctor_keys_missing(period: &str, folder: &str) { es: "la del período {period} no está en {folder}: nadie puede responder, y al cerrar no habrá cifras", en: "that of period {period} is not in {folder}: nobody can answer, and there will be no figures at its close" }
    doctor_keys_unreadable(folder: &str, why: &str) { es: "{folder} no se puede leer: {why}", en: "{folder} can't be read: {why}" }
    doctor_keys_fix { es: "«keys_dir» debe ser la misma carpeta para todos los servidores, y estar montada antes de iniciar.", en: "`keys_dir` must be the same folder for all servers, and be mounted before they start." }
    doctor_space { es: "espacio libre", en: "free space" }
    doctor_space_ok(free: &str) { es: "{free} libres", en: "{free} free" }
    doctor_space_low(free: &str, size: &str) { es: "quedan {free}; la base de datos ocupa {size}", en: "{free} left; the database takes {size}" }
    doctor_space_fix { es: "Liberar espacio: una copia o una migración necesita al menos lo que ocupa la base de datos.", en: "Make room: a copy or a migration needs at least what the database takes." }
    doctor_space_unknown(why: &str) { es: "no se puede saber: {why}", en: "can't be told: {why}" }
    doctor_wal { es: "registro WAL", en: "write-ahead log" }
    doctor_wal_ok { es: "activo", en: "on" }
    doctor_wal_off(mode: &str) { es: "el modo es «{mode}»", en: "the mode is `{mode}`" }
    doctor_wal_fix { es: "«hilo serve» lo activa; si no lo logra, el archivo está en un disco de red: moverlo a uno local.", en: "`hilo serve` turns it on; if it can't, the file is on a network drive: move it to a local one." }
    doctor_clock { es: "reloj", en: "clock" }
    doctor_clock_ok(now: &str) { es: "{now} (UTC)", en: "{now} (UTC)" }
    doctor_clock_wrong(now: &str) { es: "dice {now} (UTC), y no puede ser", en: "says {now} (UTC), which can't be" }
    doctor_clock_behind(now: &str, last: &str) { es: "dice {now} (UTC), antes de lo último anotado: {last}", en: "says {now} (UTC), before the latest that was recorded: {last}" }
    doctor_clock_fix { es: "Poner en hora la máquina (NTP): las semanas abren y cierran según este reloj.", en: "Set the machine's clock (NTP): weeks open and close by it." }
    doctor_organisation { es: "organización", en: "organisation" }
    doctor_organisation_ok(name: &str, people: i64) {
        es => format!("{name}, {}", counted(Lang::Es, people, "una persona activa", "{n} personas activas")),
        en => format!("{name}, {}", counted(Lang::En, people, "one active person", "{n} active people")),
    }
    doctor_organisation_none { es: "todavía no hay", en: "there is none yet" }
    doctor_organisation_fix { es: "«hilo serve» muestra el enlace para crearla, o «hilo people import» la crea.", en: "`hilo serve` prints the link that makes it, or `hilo people import` makes it." }
    doctor_admins { es: "administración", en: "admins" }
    doctor_admins_ok(n: i64) { es => plural(n, "una persona activa", "{n} personas activas"), en => plural(n, "one active person", "{n} active people") }
    doctor_admins_none { es: "nadie activo tiene el permiso", en: "nobody active has the grant" }
    doctor_admins_fix { es: "«hilo admin create CORREO» da el permiso y un enlace para entrar.", en: "`hilo admin create EMAIL` gives the grant and a link to get in." }
    doctor_zone { es: "zona horaria", en: "time zone" }
    doctor_zone_wrong(zone: &str) { es: "«{zone}» no se conoce; las semanas irían por UTC", en: "`{zone}` is unknown; weeks would go by UTC" }
    doctor_zone_fix { es: "Elegir una en Configuración.", en: "Choose one in the settings." }
    doctor_https { es: "https", en: "https" }
    doctor_https_ok(base: &str) { es: "{base}", en: "{base}" }
    doctor_https_local(base: &str) { es: "{base}, solo desde esta máquina", en: "{base}, from this machine alone" }
    doctor_https_proxy(base: &str) {
        es: "a {base} se llega por un proxy que no está en trusted_proxies: para Hilo todos tienen su dirección, y quien falla al entrar frena a los demás",
        en: "{base} is reached through a proxy that is not in trusted_proxies: to Hilo everybody has its address, and whoever fails to sign in slows down all others",
    }
    doctor_https_proxy_fix {
        es: "Poner en trusted_proxies la dirección del proxy: 127.0.0.1 si corre en esta misma máquina.",
        en: "Put the proxy's address into trusted_proxies: 127.0.0.1 if it runs on this machine.",
    }
    doctor_database_damaged_fix { es: "Restaurar una copia: «hilo restore».", en: "Restore a copy: `hilo restore`." }
    doctor_https_file(file: &str, why: &str) { es: "{file} no se puede leer: {why}", en: "{file} can't be read: {why}" }
    doctor_https_file_fix { es: "Revisar tls.cert y tls.key.", en: "Check tls.cert and tls.key." }
}
