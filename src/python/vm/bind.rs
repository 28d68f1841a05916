//! How the arguments of a call find the registers of a function: defaults,
//! keywords, the rest; and what is said when they do not.

use super::Vm;
use crate::python::code::Code;
use crate::python::dict::Dict;
use crate::python::object::Obj;
use crate::python::value::Value;

/// What a function knows of its parameters' defaults.
struct Defaults {
    positional: Vec<Value>,
    keyword: Value,
}

impl Vm {
    /// Puts `count` arguments that lie at `at` into the registers that begin
    /// there. On an error they are all let go.
    pub(super) fn bind(
        &mut self,
        code: &Code,
        function: Value,
        at: usize,
        count: usize,
        names: Value,
    ) -> Result<(), Value> {
        let mut arguments = self.take_args(at, count);
        let names: Vec<Value> = self.heap.items(names).unwrap_or_default().to_vec();
        let keywords = arguments.split_off(count - names.len());
        let mut registers = vec![Value::NULL; code.registers.len()];
        let result = self.fill(code, function, arguments, &names, keywords, &mut registers);
        if let Err(error) = result {
            self.heap.release_all(registers);
            return Err(error);
        }
        self.stack[at..at + registers.len()].copy_from_slice(&registers);
        Ok(())
    }

    fn fill(
        &mut self,
        code: &Code,
        function: Value,
        mut arguments: Vec<Value>,
        names: &[Value],
        keywords: Vec<Value>,
        registers: &mut [Value],
    ) -> Result<(), Value> {
        let positional = code.positional as usize;
        let named = positional + code.keyword_only as usize;
        let given = arguments.len();
        let rest = if given > positional { arguments.split_off(positional) } else { Vec::new() };
        for (place, argument) in arguments.into_iter().enumerate() {
            registers[place] = argument;
        }
        let mut more = code.has_keywords.then(Dict::default);
        let mut pending = names.iter().copied().zip(keywords).collect::<Vec<_>>().into_iter();
        while let Some((name, value)) = pending.next() {
            if let Err(error) = self.fill_keyword(code, function, name, value, registers, more.as_mut()) {
                self.heap.release_all(rest);
                self.heap.release_all(pending.map(|(_, value)| value));
                return Err(error);
            }
        }
        let mut place = named;
        let too_many = !rest.is_empty() && !code.has_rest;
        if code.has_rest {
            registers[place] = self.heap.tuple(rest);
            place += 1;
        } else {
            self.heap.release_all(rest);
        }
        if let Some(more) = more {
            registers[place] = self.heap.dict(more);
        }
        let defaults = self.defaults_of(function);
        if too_many {
            return Err(self.too_many(code, function, &defaults, given, registers));
        }
        self.fill_defaults(code, function, &defaults, registers)
    }

    fn defaults_of(&self, function: Value) -> Defaults {
        match self.heap.get(function) {
            Obj::Function(function) => Defaults {
                positional: self.heap.items(function.defaults).unwrap_or_default().to_vec(),
                keyword: function.keyword_defaults,
            },
            _ => Defaults { positional: Vec::new(), keyword: Value::NONE },
        }
    }

    fn fill_keyword(
        &mut self,
        code: &Code,
        function: Value,
        name: Value,
        value: Value,
        registers: &mut [Value],
        more: Option<&mut Dict>,
    ) -> Result<(), Value> {
        let text = self.heap.text_of(name);
        let named = (code.positional + code.keyword_only) as usize;
        let first = code.positional_only as usize;
        let place = code.registers[..named].iter().skip(first).position(|parameter| parameter == text);
        if let Some(place) = place.map(|place| place + first) {
            if registers[place].is_null() {
                registers[place] = value;
                return Ok(());
            }
            let message = format!("{}() got multiple values for argument '{text}'", self.function_name(function));
            self.heap.release(value);
            return Err(self.type_error(message));
        }
        if let Some(more) = more {
            let hash = self.heap.text(name).map_or(0, crate::python::text::Text::hash);
            let key = self.heap.retain(name);
            more.add(hash, key, value);
            return Ok(());
        }
        let name = self.function_name(function);
        let is_positional_only = code.registers[..first].iter().any(|parameter| parameter == text);
        let message = if is_positional_only {
            format!("{name}() got some positional-only arguments passed as keyword arguments: '{text}'")
        } else {
            let near = super::quoting::nearest(text, code.registers[..named].iter().map(String::as_str));
            let hint = near.map_or_else(String::new, |near| format!(". Did you mean '{near}'?"));
            format!("{name}() got an unexpected keyword argument '{text}'{hint}")
        };
        self.heap.release(value);
        Err(self.type_error(message))
    }

    fn fill_defaults(
        &mut self,
        code: &Code,
        function: Value,
        defaults: &Defaults,
        registers: &mut [Value],
    ) -> Result<(), Value> {
        let positional = code.positional as usize;
        let first_default = positional.saturating_sub(defaults.positional.len());
        let mut missing = Vec::new();
        for (place, register) in registers.iter_mut().enumerate().take(positional) {
            if register.is_null() {
                match place.checked_sub(first_default).and_then(|at| defaults.positional.get(at)) {
                    Some(&value) => *register = self.heap.retain(value),
                    None => missing.push(code.registers[place].clone()),
                }
            }
        }
        if !missing.is_empty() {
            return Err(self.missing(function, &missing, "positional"));
        }
        let keyword_only = code.keyword_only as usize;
        for (place, register) in registers.iter_mut().enumerate().skip(positional).take(keyword_only) {
            if register.is_null() {
                let found = self.dict_get_text(defaults.keyword, &code.registers[place]);
                match found {
                    Some(value) => *register = self.heap.retain(value),
                    None => missing.push(code.registers[place].clone()),
                }
            }
        }
        if missing.is_empty() { Ok(()) } else { Err(self.missing(function, &missing, "keyword-only")) }
    }

    fn missing(&mut self, function: Value, names: &[String], kind: &str) -> Value {
        let quoted: Vec<String> = names.iter().map(|name| format!("'{name}'")).collect();
        let list = match quoted.as_slice() {
            [one] => one.clone(),
            [one, two] => format!("{one} and {two}"),
            [first @ .., last] => format!("{}, and {last}", first.join(", ")),
            [] => String::new(),
        };
        let plural = if names.len() == 1 { "" } else { "s" };
        let name = self.function_name(function);
        self.type_error(format!("{name}() missing {} required {kind} argument{plural}: {list}", names.len()))
    }

    fn too_many(
        &mut self,
        code: &Code,
        function: Value,
        defaults: &Defaults,
        given: usize,
        registers: &[Value],
    ) -> Value {
        let positional = code.positional as usize;
        let least = positional.saturating_sub(defaults.positional.len());
        let takes = if least < positional { format!("from {least} to {positional}") } else { positional.to_string() };
        let plural = if positional == 1 && least == positional { "" } else { "s" };
        let keyword_only =
            registers[positional..positional + code.keyword_only as usize].iter().filter(|value| !value.is_null());
        let also = match keyword_only.count() {
            0 => String::new(),
            count => {
                let some = if given == 1 { "" } else { "s" };
                let more = if count == 1 { "" } else { "s" };
                format!(" positional argument{some} (and {count} keyword-only argument{more})")
            }
        };
        let verb = if given == 1 && also.is_empty() { "was" } else { "were" };
        let name = self.function_name(function);
        self.type_error(format!("{name}() takes {takes} positional argument{plural} but {given}{also} {verb} given"))
    }

    /// The same with its module, where messages have that.
    pub(crate) fn full_function_name(&self, function: Value) -> String {
        match self.heap.get(function) {
            Obj::Function(it) if self.heap.text(it.module).is_some() => {
                format!("{}.{}", self.heap.text_of(it.module), self.heap.text_of(it.qualname))
            }
            Obj::Method(function, _) => self.full_function_name(*function),
            _ => self.function_name(function),
        }
    }

    /// A function's qualified name, for messages.
    pub(crate) fn function_name(&self, function: Value) -> String {
        match self.heap.get(function) {
            Obj::Function(function) => self.heap.text_of(function.qualname).to_owned(),
            Obj::Native(def) => def.name.to_owned(),
            Obj::Method(function, _) => self.function_name(*function),
            Obj::Type(class) => class.name.clone(),
            _ => String::from("function"),
        }
    }
}
