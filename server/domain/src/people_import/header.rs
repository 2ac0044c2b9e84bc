//! Which column is what.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::text::fold;

/// What a column can hold.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The employee number.
    EmployeeId,
    /// The whole name.
    Name,
    FirstName,
    LastName,
    SecondLastName,
    Email,
    /// The job title.
    Role,
    /// The area, as a name or a path.
    Area,
    /// The manager's e-mail address or employee number.
    Manager,
    HiredOn,
}

impl Field {
    pub const ALL: [Self; 10] = [
        Self::EmployeeId,
        Self::Name,
        Self::FirstName,
        Self::LastName,
        Self::SecondLastName,
        Self::Email,
        Self::Role,
        Self::Area,
        Self::Manager,
        Self::HiredOn,
    ];

    /// Headings for the field in Spanish and English, as [`bare`] makes them, with spaces between; the
    /// surest first.
    const fn headings(self) -> &'static str {
        match self {
            Self::EmployeeId => {
                "employeeid employeenumber employeeno numerodeempleado numeroempleado nempleado \
                 noempleado nroempleado nrodeempleado numempleado idempleado iddeempleado \
                 codigoempleado codigodeempleado codempleado legajo numerodelegajo nrolegajo \
                 nlegajo ficha numerodeficha nficha matricula staffid staffnumber workerid \
                 personnelnumber payrollnumber empid empno numerodecolaborador numerocolaborador \
                 idcolaborador codigocolaborador idtrabajador codigotrabajador numerodetrabajador \
                 numerodenomina nomina rut rutempleado ruttrabajador rutcolaborador run dni \
                 cedula curp cuil documento number numero nro id codigo code"
            }
            Self::Name => {
                "fullname nombrecompleto nombreyapellido nombreyapellidos nombresyapellidos \
                 apellidosynombres apellidoynombre apellidosynombre displayname employeename \
                 nombreempleado nombredelempleado nombrecolaborador nombredelcolaborador \
                 nombretrabajador nombredeltrabajador name nombre employee empleado colaborador \
                 colaboradora trabajador persona person"
            }
            Self::FirstName => "firstname givenname forename nombres primernombre nombredepila",
            Self::LastName => "lastname surname familyname apellidos apellido apellidopaterno primerapellido",
            Self::SecondLastName => "secondlastname apellidomaterno segundoapellido",
            Self::Email => {
                "workemail businessemail companyemail emailcorporativo correocorporativo \
                 correoelectronicocorporativo correoinstitucional correoempresa correolaboral \
                 email emailaddress mail mailaddress correo correoelectronico direcciondecorreo \
                 direcciondecorreoelectronico"
            }
            Self::Role => {
                "role jobtitle title position job cargo puesto rol puestodetrabajo nombredelcargo \
                 nombredelpuesto posicion ocupacion funcion"
            }
            Self::Area => {
                "area areadetrabajo department departamento dept depto dpto gerencia division \
                 unidad unit unidadorganizativa organizationalunit seccion section equipo team \
                 sector sucursal tienda store branch"
            }
            Self::Manager => {
                "manageremail emailmanager correojefe correodeljefe correodejefe emailjefe \
                 emaildeljefe emaildejefe jefeemail jefecorreo correojefatura correosupervisor \
                 supervisoremail emailsupervisor managerid managernumber idjefe iddeljefe \
                 numerojefe numerodeljefe legajojefe legajodeljefe rutjefe rutdeljefe manager \
                 linemanager jefe jefa jefatura jefedirecto jefaturadirecta jefeinmediato \
                 supervisor superior reportsto reportaa responsable lider boss"
            }
            Self::HiredOn => {
                "hiredon hiredate datehired dateofhire hiringdate startdate joindate joiningdate \
                 dateofjoining employmentstartdate fechadeingreso fechaingreso \
                 fechadecontratacion fechacontratacion fechacontrato fechadecontrato fechadealta \
                 fechaalta fechadeinicio fechainicio ingreso alta"
            }
        }
    }

    /// What a longer heading that says more than the known ones seems to mean.
    fn by_keyword(heading: &str) -> Option<Self> {
        let has = |words: &[&str]| words.iter().any(|word| heading.contains(word));
        if has(&["personal", "privad", "private"]) {
            None
        } else if has(&["jefe", "jefatura", "manager", "supervis", "reporta"])
            && !has(&["nombre", "name", "cargo", "title"])
        {
            Some(Self::Manager)
        } else if has(&["mail", "correo"]) {
            Some(Self::Email)
        } else if has(&["fecha", "date"]) && has(&["ingreso", "contrat", "alta", "hire", "hiring", "start", "join"]) {
            Some(Self::HiredOn)
        } else if has(&["numero", "number", "codigo", "legajo"])
            && has(&["emple", "emplo", "colabor", "trabaj", "staff"])
        {
            Some(Self::EmployeeId)
        } else if has(&["departamento", "department"]) {
            Some(Self::Area)
        } else {
            None
        }
    }
}

/// A heading as it is compared: letters and digits only, without accents and case.
fn bare(heading: &str) -> String {
    fold(heading).chars().filter(char::is_ascii_alphanumeric).collect()
}

/// Which column (from 0) holds which field.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Mapping {
    columns: BTreeMap<Field, u32>,
}

/// Why a file cannot be read with a mapping.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MappingProblem {
    /// No column holds a name, whole or in parts.
    NoName,
    /// No column holds an employee number or an e-mail address.
    NoIdentifier,
    /// The file has no such column.
    NoSuchColumn { field: Field, column: u32 },
    /// One column is said to hold two fields.
    ColumnTwice { column: u32 },
}

impl fmt::Display for MappingProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoName => f.write_str("no column holds a name"),
            Self::NoIdentifier => f.write_str("no column holds an employee number or an e-mail address"),
            Self::NoSuchColumn { field, column } => {
                write!(f, "{field:?}: there is no column {}", column + 1)
            }
            Self::ColumnTwice { column } => write!(f, "column {} is used twice", column + 1),
        }
    }
}

impl std::error::Error for MappingProblem {}

impl Mapping {
    /// What the headings seem to mean, in Spanish or English, with or without accents, spaces, underscores
    /// and capitals. Of several columns for one field the surest wins, then the first.
    #[must_use]
    pub fn guess(header: &[String]) -> Self {
        let headings: Vec<(u32, String)> = (0..).zip(header.iter().map(|heading| bare(heading))).collect();
        let mut mapping = Self::default();
        for field in Field::ALL {
            let ranked = headings.iter().filter_map(|(column, heading)| {
                let rank = field.headings().split(' ').position(|known| known == heading)?;
                Some((rank, *column))
            });
            mapping.set(field, ranked.min().map(|(_, column)| column));
        }
        for (column, heading) in &headings {
            let free = !mapping.columns.values().any(|used| used == column);
            if let Some(field) = Field::by_keyword(heading).filter(|field| free && mapping.get(*field).is_none()) {
                mapping.set(field, Some(*column));
            }
        }
        mapping.sort_out_names();
        mapping
    }

    /// "Nombre" beside "Apellidos" is a first name; "Nombres" alone is a whole one.
    fn sort_out_names(&mut self) {
        let has_last = self.get(Field::LastName).is_some() || self.get(Field::SecondLastName).is_some();
        match (self.get(Field::Name), self.get(Field::FirstName)) {
            (Some(column), None) if has_last => {
                self.set(Field::Name, None);
                self.set(Field::FirstName, Some(column));
            }
            (None, Some(column)) if !has_last => {
                self.set(Field::FirstName, None);
                self.set(Field::Name, Some(column));
            }
            _ => {}
        }
    }

    /// The column (from 0) that holds a field.
    #[must_use]
    pub fn get(&self, field: Field) -> Option<u32> {
        self.columns.get(&field).copied()
    }

    /// Says which column (from 0) holds a field, or that none does.
    pub fn set(&mut self, field: Field, column: Option<u32>) {
        match column {
            Some(column) => self.columns.insert(field, column),
            None => self.columns.remove(&field),
        };
    }

    /// How many fields have a column.
    #[must_use]
    pub fn len(&self) -> usize {
        self.columns.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.columns.is_empty()
    }

    /// Whether a file with so many columns can be read with this mapping.
    ///
    /// # Errors
    /// All that stands in the way.
    pub fn check(&self, columns: usize) -> Result<(), Vec<MappingProblem>> {
        let mut problems = Vec::new();
        let has = |fields: &[Field]| fields.iter().any(|field| self.get(*field).is_some());
        if !has(&[Field::Name, Field::FirstName, Field::LastName]) {
            problems.push(MappingProblem::NoName);
        }
        if !has(&[Field::EmployeeId, Field::Email]) {
            problems.push(MappingProblem::NoIdentifier);
        }
        let mut used = std::collections::BTreeSet::new();
        for (field, column) in &self.columns {
            let (field, column) = (*field, *column);
            if usize::try_from(column).is_ok_and(|column| column >= columns) {
                problems.push(MappingProblem::NoSuchColumn { field, column });
            } else if !used.insert(column) {
                problems.push(MappingProblem::ColumnTwice { column });
            }
        }
        if problems.is_empty() { Ok(()) } else { Err(problems) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guess(header: &str) -> Vec<(Field, u32)> {
        let header: Vec<String> = header.split(',').map(str::to_owned).collect();
        Mapping::guess(&header).columns.into_iter().collect()
    }

    #[test]
    fn headings_in_both_languages() {
        use Field::{Area, Email, EmployeeId, FirstName, HiredOn, LastName, Manager, Name, Role, SecondLastName};
        let all = [(EmployeeId, 0), (Name, 1), (Email, 2), (Role, 3), (Area, 4), (Manager, 5), (HiredOn, 6)];
        for header in [
            "employee_id,name,email,role,area,manager_email,hired_on",
            "Número de empleado,Nombre,Correo electrónico,Cargo,Área,Jefe,Fecha de ingreso",
            "N° Empleado,NOMBRE COMPLETO,E-Mail,PUESTO,Departamento,Correo del jefe,FECHA_INGRESO",
            "Legajo,Apellidos y nombres,Correo,Puesto de trabajo,Gerencia,Reporta a,Fecha de alta",
            "RUT,Colaborador,Correo electrónico institucional,Rol,Unidad,Supervisor,Fecha de contratación",
            "Staff ID,Full name,Work e-mail,Job title,Department,Line manager,Start date",
        ] {
            assert_eq!(guess(header), all, "{header}");
        }
        assert_eq!(
            guess("Nombre,Apellido paterno,Apellido materno,RUT,Mail"),
            [(EmployeeId, 3), (FirstName, 0), (LastName, 1), (SecondLastName, 2), (Email, 4)]
        );
        assert_eq!(guess("Nombres,Correo"), [(Name, 0), (Email, 1)]);
        assert_eq!(guess("nombre completo,nombre,correo"), [(Name, 0), (Email, 2)]);
    }

    #[test]
    fn the_surest_column_wins() {
        assert_eq!(guess("id,manager_id,manager_email,employee_id"), [(Field::EmployeeId, 3), (Field::Manager, 2)]);
        assert_eq!(guess("email,email,e-mail"), [(Field::Email, 0)]);
        assert_eq!(guess("correo personal,correo de la empresa,nombre del jefe"), [(Field::Email, 1)]);
        assert_eq!(guess("x,,y"), []);
    }

    #[test]
    fn mappings_are_checked() {
        let mut mapping = Mapping::default();
        assert_eq!(mapping.check(3), Err(vec![MappingProblem::NoName, MappingProblem::NoIdentifier]));
        mapping.set(Field::Name, Some(0));
        mapping.set(Field::Email, Some(3));
        let (field, column) = (Field::Email, 3);
        assert_eq!(mapping.check(3), Err(vec![MappingProblem::NoSuchColumn { field, column }]));
        mapping.set(Field::Email, Some(0));
        assert_eq!(mapping.check(3), Err(vec![MappingProblem::ColumnTwice { column: 0 }]));
        mapping.set(Field::Email, Some(1));
        assert_eq!(mapping.check(3), Ok(()));
        let text = serde_json::to_string(&mapping).unwrap();
        assert_eq!(text, r#"{"name":0,"email":1}"#);
        assert_eq!(serde_json::from_str::<Mapping>(&text).unwrap(), mapping);
    }
}
