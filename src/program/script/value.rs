//! What can be reckoned with: values, locals, and everything else that stands
//! for a number; and the texts and arguments that are made of them.

use std::ops::{Add, BitAnd, BitOr, BitXor, Div, Mul, Rem, Sub};

use super::ask::cause_number;
use super::builder::{Deque, Function, Heap, Word};
use super::control::Fun;
use super::op::{Arg, Operator, Reg};
use crate::base::Nanos;
use crate::program::Cause;

/// A number that was computed once. It does not change any more.
#[derive(Clone, Copy)]
pub struct Value<'f> {
    pub(super) fun: &'f Fun,
    pub(super) arg: Arg,
}

/// A number of this call that can be set. As an operand it is what it is when
/// the operation happens.
#[derive(Clone, Copy)]
pub struct Local<'f> {
    pub(super) fun: &'f Fun,
    pub(super) register: Reg,
}

/// Whatever stands for a number.
pub trait Operand {
    /// Where an operation finds it.
    #[doc(hidden)]
    fn place(&self, fun: &Fun) -> Place;
}

/// Where an operation finds a number.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Place(pub(super) Arg);

impl Operand for Value<'_> {
    fn place(&self, _: &Fun) -> Place {
        Place(self.arg)
    }
}

impl Operand for Local<'_> {
    fn place(&self, _: &Fun) -> Place {
        Place(Arg::register(self.register))
    }
}

macro_rules! constant_operand {
    ($($kind:ty: |$it:ident| $number:expr),* $(,)?) => {$(
        impl Operand for $kind {
            fn place(&self, fun: &Fun) -> Place {
                let $it = *self;
                Place(fun.constant($number))
            }
        }
    )*};
}

constant_operand!(
    i64: |it| it,
    i32: |it| i64::from(it),
    u32: |it| i64::from(it),
    u64: |it| it as i64,
    usize: |it| it as i64,
    bool: |it| i64::from(it),
    Nanos: |it| it.0 as i64,
    Word: |it| i64::from(it.0),
    Deque: |it| i64::from(it.0),
    Heap: |it| i64::from(it.0),
    Cause: |it| cause_number(it),
);

impl<const N: usize> Operand for Function<N> {
    fn place(&self, fun: &Fun) -> Place {
        Place(fun.constant(i64::from(self.0)))
    }
}

macro_rules! reckoning {
    ($kind:ident) => {
        reckoning!($kind: Add add Add, Sub sub Subtract, Mul mul Multiply, Div div Divide, Rem rem Remainder,
            BitAnd bitand And, BitOr bitor Or, BitXor bitxor Xor);

        impl<'f> $kind<'f> {
            /// 1 if they are equal, else 0.
            pub fn eq(self, other: impl Operand) -> Value<'f> {
                self.fun.binary(Operator::Equal, self, other)
            }

            /// 1 if they differ, else 0.
            pub fn ne(self, other: impl Operand) -> Value<'f> {
                self.fun.binary(Operator::NotEqual, self, other)
            }

            /// 1 if this is less, else 0.
            pub fn lt(self, other: impl Operand) -> Value<'f> {
                self.fun.binary(Operator::Less, self, other)
            }

            /// 1 if this is less or equal, else 0.
            pub fn le(self, other: impl Operand) -> Value<'f> {
                self.fun.binary(Operator::LessEqual, self, other)
            }

            /// 1 if this is greater, else 0.
            pub fn gt(self, other: impl Operand) -> Value<'f> {
                self.fun.binary(Operator::Less, other, self)
            }

            /// 1 if this is greater or equal, else 0.
            pub fn ge(self, other: impl Operand) -> Value<'f> {
                self.fun.binary(Operator::LessEqual, other, self)
            }

            /// The lesser of both.
            pub fn min(self, other: impl Operand) -> Value<'f> {
                self.fun.binary(Operator::Least, self, other)
            }

            /// The greater of both.
            pub fn max(self, other: impl Operand) -> Value<'f> {
                self.fun.binary(Operator::Greatest, self, other)
            }
        }
    };
    ($kind:ident: $($operator:ident $method:ident $does:ident),*) => {$(
        impl<'f, T: Operand> $operator<T> for $kind<'f> {
            type Output = Value<'f>;

            fn $method(self, other: T) -> Value<'f> {
                self.fun.binary(Operator::$does, self, other)
            }
        }
    )*};
}

reckoning!(Value);
reckoning!(Local);

impl<'f> Local<'f> {
    /// What it is now.
    pub fn get(self) -> Value<'f> {
        self.fun.value(self)
    }

    /// It is that from now on.
    pub fn set(self, value: impl Operand) {
        self.fun.copy(self.register, value);
    }
}

/// The arguments of a call: a tuple or an array of operands.
pub trait Arguments<const N: usize> {
    /// Where each is found.
    #[doc(hidden)]
    fn places(&self, fun: &Fun) -> [Place; N];
}

impl<T: Operand, const N: usize> Arguments<N> for [T; N] {
    fn places(&self, fun: &Fun) -> [Place; N] {
        std::array::from_fn(|place| self[place].place(fun))
    }
}

macro_rules! tuple_arguments {
    ($count:literal: $($name:ident $place:tt),*) => {
        impl<$($name: Operand),*> Arguments<$count> for ($($name,)*) {
            fn places(&self, fun: &Fun) -> [Place; $count] {
                [$(self.$place.place(fun)),*]
            }
        }
    };
}

impl Arguments<0> for () {
    fn places(&self, _: &Fun) -> [Place; 0] {
        []
    }
}

tuple_arguments!(2: A 0, B 1);
tuple_arguments!(3: A 0, B 1, C 2);
tuple_arguments!(4: A 0, B 1, C 2, D 3);
tuple_arguments!(5: A 0, B 1, C 2, D 3, E 4);

/// A text: plain, or with the place of numbers held by `{}`.
pub trait Text {
    /// The text and its numbers.
    #[doc(hidden)]
    fn parts(&self, fun: &Fun) -> (&str, Vec<Place>);
}

impl Text for &str {
    fn parts(&self, _: &Fun) -> (&str, Vec<Place>) {
        (self, Vec::new())
    }
}

impl Text for String {
    fn parts(&self, _: &Fun) -> (&str, Vec<Place>) {
        (self, Vec::new())
    }
}

impl<T: Operand, const N: usize> Text for (&str, [T; N]) {
    fn parts(&self, fun: &Fun) -> (&str, Vec<Place>) {
        (self.0, self.1.iter().map(|number| number.place(fun)).collect())
    }
}
