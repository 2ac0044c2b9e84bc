//! The tree of areas, one area, its roles and leads.

use super::{counted, plural};
use hilo_domain::lang::Lang;

texts! {
    title { es: "Áreas", en: "Areas" }
    lede(areas: i64) {
        es => counted(Lang::Es, areas, "Una sola área por ahora: la organización.", "{n} áreas, de la organización hacia abajo, con quien responde por cada una."),
        en => counted(Lang::En, areas, "A single area so far: the organisation.", "{n} areas, from the organisation down, with whoever leads each."),
    }
    people(n: i64) {
        es => counted(Lang::Es, n, "1 persona", "{n} personas"),
        en => counted(Lang::En, n, "1 person", "{n} people"),
    }
    people_own(n: i64) {
        es => counted(Lang::Es, n, "1 directamente aquí", "{n} directamente aquí"),
        en => counted(Lang::En, n, "1 directly here", "{n} directly here"),
    }
    areas(n: i64) { es => counted(Lang::Es, n, "1 área", "{n} áreas"), en => counted(Lang::En, n, "1 area", "{n} areas") }
    under(name: &str, n: i64) {
        es => format!("{} en {name}", areas(Lang::Es, n)),
        en => format!("{} in {name}", areas(Lang::En, n)),
    }
    external { es: "externa", en: "external" }
    new_area { es: "Nueva área", en: "New area" }
    new_area_here { es: "Nueva área aquí", en: "New area here" }
    without_lead_title(n: i64) {
        es => plural(n, "Un área con personas y sin responsable", "{n} áreas con personas y sin responsable"),
        en => plural(n, "One area with people and without a lead", "{n} areas with people and without a lead"),
    }
    without_lead_text { es: "Ni ellas ni un área más arriba tienen responsable: los registros de su gente los lee solo Recursos Humanos.", en: "Neither they nor an area above them has a lead: only HR reads the check-ins of their people." }

    lead { es: "Responsable", en: "Lead" }
    lead_none { es: "Sin responsable propio.", en: "No lead of its own." }
    lead_above(name: &str) { es: "Responde por ella {name}, desde un área más arriba.", en: "{name} answers for it, from an area above." }
    lead_nobody { es: "Nadie responde por ella.", en: "Nobody answers for it." }
    lead_choose { es: "Nombrar responsable", en: "Name a lead" }
    lead_change { es: "Cambiar responsable", en: "Change the lead" }
    lead_remove { es: "Quitar", en: "Remove" }
    lead_set(name: &str) { es: "{name} es ahora responsable.", en: "{name} leads now." }
    lead_removed { es: "El área quedó sin responsable propio.", en: "The area has no lead of its own now." }
    lead_hint { es: "Lee los registros de esta área y de las que están debajo, confirma aportes y resuelve.", en: "Reads the check-ins of this area and those under it, confirms contributions and decides." }
    stand_ins { es: "Subrogantes", en: "Stand-ins" }
    stand_ins_none { es: "Nadie.", en: "Nobody." }
    stand_ins_idle { es: "Mientras no haya responsable, no hay a quién subrogar: no ven ni deciden nada.", en: "While there is no lead there is nobody to stand in for: they see and decide nothing." }
    stand_in_choose { es: "Nombrar subrogante", en: "Name a stand-in" }
    stand_in_hint { es: "Puede lo mismo que la o el responsable, mientras esté en la lista.", en: "May do what the lead may, for as long as they are on the list." }
    stand_in_set(name: &str) { es: "{name} puede subrogar ahora.", en: "{name} stands in now." }
    stand_in_removed { es: "Ya no subroga.", en: "No longer stands in." }
    remove_person(name: &str) { es: "Quitar a {name}", en: "Remove {name}" }
    pick_lead_title(area: &str) { es: "¿Quién responde por {area}?", en: "Who leads {area}?" }
    pick_stand_in_title(area: &str) { es: "¿Quién puede subrogar en {area}?", en: "Who may stand in for {area}?" }
    pick_search { es: "Nombre, correo o número", en: "Name, e-mail or number" }
    pick_nobody { es: "Nadie activo coincide con eso.", en: "Nobody active matches that." }
    pick_this { es: "Elegir", en: "Choose" }
    pick_person(name: &str) { es: "Elegir a {name}", en: "Choose {name}" }

    roles { es: "Puestos", en: "Roles" }
    roles_hint { es: "Un puesto es un cargo en esta área. Sus aportes valen para el mismo cargo en las áreas de abajo.", en: "A role is one job title in this area. Its contributions hold for the same title in the areas under it." }
    roles_none { es: "Todavía no hay puestos.", en: "There are no roles yet." }
    role_title { es: "Cargo", en: "Title" }
    role_people { es: "Personas", en: "People" }
    role_add { es: "Agregar puesto", en: "Add a role" }
    role_rename { es: "Cambiar nombre", en: "Rename" }
    role_rename_hint { es: "Cambia también en las áreas de abajo, con sus aportes.", en: "Changes in the areas under this one too, with its contributions." }
    role_rename_of(title: &str) { es: "Cambiar nombre de {title}", en: "Rename {title}" }
    role_remove_of(title: &str) { es: "Quitar {title}", en: "Remove {title}" }
    role_added { es: "Puesto agregado.", en: "Role added." }
    role_renamed { es: "Puesto con nombre nuevo.", en: "Role renamed." }
    role_removed { es: "Puesto quitado.", en: "Role removed." }

    below { es: "Áreas debajo", en: "Areas under it" }
    below_none { es: "Ninguna.", en: "None." }
    see_people { es: "Ver personas", en: "See people" }
    edit { es: "Cambiar área", en: "Change the area" }
    edit_title(name: &str) { es: "Cambiar {name}", en: "Change {name}" }
    name { es: "Nombre", en: "Name" }
    parent { es: "Debajo de", en: "Under" }
    parent_hint { es: "Se mueve con todo lo que tiene debajo. Las semanas que ya fueron conservan el árbol de entonces.", en: "It moves with everything under it. Weeks that were keep the tree of their time." }
    external_label { es: "Es externa", en: "It is external" }
    external_hint { es: "Un proveedor, un contact center contratado: gente que atiende a nuestros clientes sin ser de la casa.", en: "A supplier, an outsourced contact centre: people who serve our customers without being of the house." }
    create { es: "Crear área", en: "Create the area" }
    created { es: "Área creada.", en: "Area created." }
    changed { es: "Área guardada.", en: "Area saved." }
    archive { es: "Archivar área", en: "Archive the area" }
    archive_title(name: &str) { es: "¿Archivar {name}?", en: "Archive {name}?" }
    archive_text { es: "Sale del árbol, con su responsable y subrogantes. Las semanas y los informes que la nombran la conservan.", en: "It leaves the tree, with its lead and stand-ins. Weeks and reports that name it keep it." }
    archive_not_empty { es: "Un área con personas o áreas dentro no se puede archivar.", en: "An area with people or areas in it can't be archived." }
    archived(name: &str) { es: "{name} quedó archivada.", en: "{name} is archived." }
}
