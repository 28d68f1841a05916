//! Arithmetic of ints and floats, with the errors that it may end in.

use num_bigint::BigInt;

use super::Vm;
use super::compare::Number;
use crate::python::classes as c;
use crate::python::number;
use crate::python::value::Value;

impl Vm {
    pub(super) fn operate_small(&mut self, op: u32, a: i64, b: i64) -> Option<Result<Value, Value>> {
        let value = match op {
            0 => self.heap.int(a + b),
            1 => Value::small(a & b),
            7 => Value::small(a | b),
            10 => self.heap.int(a - b),
            12 => Value::small(a ^ b),
            2 if b != 0 => self.heap.int(floor_divide(a, b)),
            6 if b != 0 => self.heap.int(modulo(a, b)),
            9 if b >= 0 => Value::small(a >> b.min(63)),
            5 => match a.checked_mul(b) {
                Some(product) => self.heap.int(product),
                None => return self.operate_big(op, a.into(), b.into()),
            },
            11 if b != 0 && a.abs() < 1 << 53 && b.abs() < 1 << 53 => self.heap.float(a as f64 / b as f64),
            _ => return self.operate_big(op, a.into(), b.into()),
        };
        Some(Ok(value))
    }

    pub(super) fn operate_floats(&mut self, op: u32, a: f64, b: f64) -> Option<Result<Value, Value>> {
        let float = match op {
            0 => a + b,
            5 => a * b,
            10 => a - b,
            11 if b == 0.0 => return Some(Err(self.zero_division("division by zero"))),
            11 => a / b,
            2 if b == 0.0 => return Some(Err(self.zero_division("division by zero"))),
            2 => divide_floats(a, b).0,
            6 if b == 0.0 => return Some(Err(self.zero_division("division by zero"))),
            6 => divide_floats(a, b).1,
            8 => return Some(self.power_floats(a, b)),
            _ => return None,
        };
        Some(Ok(self.heap.float(float)))
    }

    pub(super) fn power_floats(&mut self, a: f64, b: f64) -> Result<Value, Value> {
        if a == 0.0 && b < 0.0 {
            return Err(self.zero_division("zero to a negative power"));
        }
        if a < 0.0 && b.fract() != 0.0 && b.is_finite() {
            return Err(self.refuse("a complex number"));
        }
        let power = a.powf(b);
        if power.is_infinite() && a.is_finite() && b.is_finite() {
            let args = vec![Value::small(34), self.heap.str("Numerical result out of range")];
            return Err(self.exception(c::OVERFLOW_ERROR, args));
        }
        Ok(self.heap.float(power))
    }

    pub(crate) fn zero_division(&mut self, message: &str) -> Value {
        self.error(c::ZERO_DIVISION_ERROR, message)
    }

    pub(super) fn operate_big(&mut self, op: u32, a: BigInt, b: BigInt) -> Option<Result<Value, Value>> {
        let zero = BigInt::ZERO;
        if let Err(error) = self.may_compute(op, &a, &b) {
            return Some(Err(error));
        }
        let result = match op {
            0 => a + b,
            1 => a & b,
            5 => a * b,
            7 => a | b,
            10 => a - b,
            12 => a ^ b,
            2 | 6 if b == zero => {
                return Some(Err(self.zero_division("division by zero")));
            }
            2 => floor_big(&a, &b).0,
            6 => floor_big(&a, &b).1,
            11 => return Some(self.divide_big(&a, &b)),
            3 | 9 => {
                let Ok(by) = i64::try_from(&b) else {
                    return Some(Err(self.overflow("too many digits in integer")));
                };
                if by < 0 {
                    return Some(Err(self.value_error("negative shift count")));
                }
                if op == 3 {
                    if a == zero {
                        return Some(Ok(Value::small(0)));
                    }
                    if let Err(error) = self.room(a.bits().saturating_add(by as u64) / 8) {
                        return Some(Err(error));
                    }
                    a << by as usize
                } else {
                    a >> by as usize
                }
            }
            8 => return Some(self.power_big(&a, &b)),
            _ => return None,
        };
        Some(Ok(self.heap.big(result)))
    }

    /// Whether there is memory and time for an operator of ints.
    fn may_compute(&mut self, op: u32, a: &BigInt, b: &BigInt) -> Result<(), Value> {
        let (left, right) = (a.bits(), b.bits());
        match op {
            5 => {
                self.room((left + right) / 8)?;
                self.work_on_ints(left, right, false)
            }
            2 | 6 | 11 if right <= left => self.work_on_ints(left, right, true),
            11 => self.work_on_ints(right, left, true),
            _ => self.room(left.max(right) / 8),
        }
    }

    pub(super) fn divide_big(&mut self, a: &BigInt, b: &BigInt) -> Result<Value, Value> {
        if *b == BigInt::ZERO {
            return Err(self.zero_division("division by zero"));
        }
        // Enough figures that the last one can be rounded right.
        let shift = 66 + b.bits() as i64 - a.bits() as i64;
        let scaled: BigInt = if shift > 0 { a << shift as usize } else { a.clone() };
        let divisor: BigInt = if shift < 0 { b << (-shift) as usize } else { b.clone() };
        let (mut quotient, rest) = (&scaled / &divisor, &scaled % &divisor);
        if rest != BigInt::ZERO {
            quotient = (quotient.clone() << 1)
                + if (quotient.sign() == num_bigint::Sign::Minus) || (a.sign() != b.sign()) { -1 } else { 1 };
        } else {
            quotient <<= 1;
        }
        let float = number::to_float(&quotient).unwrap_or(f64::INFINITY);
        let float = scale(float, -(shift + 1));
        if float.is_infinite() {
            return Err(self.overflow("integer division result too large for a float"));
        }
        Ok(self.heap.float(float))
    }

    pub(super) fn power_big(&mut self, a: &BigInt, b: &BigInt) -> Result<Value, Value> {
        if b.sign() == num_bigint::Sign::Minus {
            let (Some(a), Some(b)) = (number::to_float(a), number::to_float(b)) else {
                return Err(self.overflow("int too large to convert to float"));
            };
            return self.power_floats(a, b);
        }
        let is_trivial = *a == BigInt::ZERO || *a == BigInt::from(1) || *a == BigInt::from(-1);
        let Ok(power) = u32::try_from(b) else {
            if is_trivial {
                let odd = b.bit(0);
                let result = if odd || *a == BigInt::ZERO { a.clone() } else { BigInt::from(1) };
                return Ok(self.heap.big(result));
            }
            return Err(self.memory_error());
        };
        if !is_trivial {
            let bits = a.bits().saturating_mul(u64::from(power));
            self.room(bits / 8)?;
            self.work_on_ints(bits / 2, bits / 2, false)?;
        }
        Ok(self.heap.big(a.pow(power)))
    }
}

pub(crate) fn to_float(number: &Number<'_>) -> Option<f64> {
    match number {
        Number::Small(int) => Some(*int as f64),
        Number::Big(int) => number::to_float(int),
        Number::Float(float) => Some(*float),
    }
}

pub(crate) fn to_big(number: &Number<'_>) -> BigInt {
    match number {
        Number::Small(int) => BigInt::from(*int),
        Number::Big(int) => (*int).clone(),
        Number::Float(float) => number::whole(*float),
    }
}

pub(super) const fn floor_divide(a: i64, b: i64) -> i64 {
    let quotient = a / b;
    if a % b != 0 && (a < 0) != (b < 0) { quotient - 1 } else { quotient }
}

pub(super) const fn modulo(a: i64, b: i64) -> i64 {
    let rest = a % b;
    if rest != 0 && (rest < 0) != (b < 0) { rest + b } else { rest }
}

/// Quotient rounded down, and the rest with the divisor's sign.
pub(crate) fn floor_big(a: &BigInt, b: &BigInt) -> (BigInt, BigInt) {
    let (quotient, rest) = (a / b, a % b);
    if rest != BigInt::ZERO && rest.sign() != b.sign() { (quotient - 1, rest + b) } else { (quotient, rest) }
}

/// The same for floats, as CPython rounds them.
pub(crate) fn divide_floats(a: f64, b: f64) -> (f64, f64) {
    let mut rest = a % b;
    let mut quotient = (a - rest) / b;
    if rest != 0.0 {
        if (b < 0.0) != (rest < 0.0) {
            rest += b;
            quotient -= 1.0;
        }
    } else {
        rest = 0.0_f64.copysign(b);
    }
    let whole = if quotient != 0.0 {
        let floor = quotient.floor();
        if quotient - floor > 0.5 { floor + 1.0 } else { floor }
    } else {
        0.0_f64.copysign(a / b)
    };
    (whole, rest)
}

/// A float times a power of two, in steps that do not overflow.
pub(crate) fn scale(mut float: f64, mut power: i64) -> f64 {
    while power > 500 {
        float *= 2.0_f64.powi(500);
        power -= 500;
    }
    while power < -500 {
        float *= 2.0_f64.powi(-500);
        power += 500;
    }
    float * 2.0_f64.powi(power as i32)
}
