//! A Python value in eight bytes: a small int, most floats, the constants, or a
//! handle of an object. Its bits are known to this file only, and it does not
//! know what an object is.

/// A value. The lowest three bits tell what it is.
///
/// - `000` an int of 61 bits;
/// - `001` a handle that counts as a reference, `101` one that does not: the
///   object is kept alive by somebody else (a local variable, the constants);
/// - `010` a constant, `110` an int key of the VM's own (never seen by a program);
/// - `011`, `100` a float whose exponent is in the middle half of all exponents:
///   its bits turned left by four. The other floats are objects.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Value(u64);

const TAG: u64 = 7;
const COUNTED: u64 = 1;
const BORROWED: u64 = 4;
const CONSTANT: u64 = 2;

/// The smallest int that is an object: the largest that is none, and one.
pub(crate) const SMALL_END: i64 = 1 << 60;

impl Value {
    /// Nothing at all: an unbound variable, a missing argument.
    pub(crate) const NULL: Self = Self(CONSTANT);
    pub(crate) const NONE: Self = Self(1 << 3 | CONSTANT);
    pub(crate) const FALSE: Self = Self(2 << 3 | CONSTANT);
    pub(crate) const TRUE: Self = Self(3 << 3 | CONSTANT);
    pub(crate) const ELLIPSIS: Self = Self(4 << 3 | CONSTANT);
    pub(crate) const NOT_IMPLEMENTED: Self = Self(5 << 3 | CONSTANT);
    const ZERO_FLOAT: Self = Self(6 << 3 | CONSTANT);

    /// An int that is known to be small.
    #[inline(always)]
    pub(crate) const fn small(int: i64) -> Self {
        Self((int as u64) << 3)
    }

    /// An int, if it is small.
    #[inline(always)]
    pub(crate) const fn int(int: i64) -> Option<Self> {
        if int < SMALL_END && int >= -SMALL_END { Some(Self::small(int)) } else { None }
    }

    #[inline(always)]
    pub(crate) const fn bool(is: bool) -> Self {
        if is { Self::TRUE } else { Self::FALSE }
    }

    /// A float, if it fits.
    #[inline(always)]
    pub(crate) const fn float(float: f64) -> Option<Self> {
        let turned = float.to_bits().rotate_left(4);
        match turned & TAG {
            3 | 4 => Some(Self(turned)),
            _ if turned == 0 => Some(Self::ZERO_FLOAT),
            _ => None,
        }
    }

    /// A counted handle.
    #[inline(always)]
    pub(crate) const fn handle(index: u32, generation: u32) -> Self {
        Self((generation as u64) << 35 | (index as u64) << 3 | COUNTED)
    }

    #[inline(always)]
    pub(crate) const fn is_int(self) -> bool {
        self.0 & TAG == 0
    }

    #[inline(always)]
    pub(crate) const fn as_int(self) -> Option<i64> {
        if self.is_int() { Some(self.0 as i64 >> 3) } else { None }
    }

    /// The float, if it is one that fits.
    #[inline(always)]
    pub(crate) const fn as_float(self) -> Option<f64> {
        match self.0 & TAG {
            3 | 4 => Some(f64::from_bits(self.0.rotate_right(4))),
            _ if self.0 == Self::ZERO_FLOAT.0 => Some(0.0),
            _ => None,
        }
    }

    #[inline(always)]
    pub(crate) const fn as_bool(self) -> Option<bool> {
        match self {
            Self(bits) if bits == Self::TRUE.0 => Some(true),
            Self(bits) if bits == Self::FALSE.0 => Some(false),
            _ => None,
        }
    }

    #[inline(always)]
    pub(crate) const fn is_handle(self) -> bool {
        self.0 & 3 == COUNTED
    }

    /// Whether it is a handle that counts.
    #[inline(always)]
    pub(crate) const fn is_counted(self) -> bool {
        self.0 & TAG == COUNTED
    }

    /// The place of a handle's object.
    #[inline(always)]
    pub(crate) const fn index(self) -> usize {
        (self.0 >> 3) as u32 as usize
    }

    #[inline(always)]
    pub(crate) const fn generation(self) -> u32 {
        (self.0 >> 35) as u32
    }

    /// The same handle as one that does not count.
    #[inline(always)]
    pub(crate) const fn borrowed(self) -> Self {
        if self.is_handle() { Self(self.0 | BORROWED) } else { self }
    }

    /// The same handle as one that counts; the caller sees to the count.
    #[inline(always)]
    pub(crate) const fn counted(self) -> Self {
        if self.is_handle() { Self(self.0 & !BORROWED) } else { self }
    }

    /// Whether both are the same object.
    #[inline(always)]
    pub(crate) const fn is(self, other: Self) -> bool {
        // Two handles of one object differ at most in whether they count.
        let difference = self.0 ^ other.0;
        difference == 0 || difference == BORROWED && self.is_handle()
    }

    #[inline(always)]
    pub(crate) const fn is_null(self) -> bool {
        self.0 == Self::NULL.0
    }

    #[inline(always)]
    pub(crate) const fn is_none(self) -> bool {
        self.0 == Self::NONE.0
    }

    /// A handle's place and generation as one number, for the computer.
    pub(crate) const fn word(self) -> u64 {
        self.0 >> 3
    }

    /// The handle of such a number; it does not count.
    pub(crate) const fn of_word(word: u64) -> Self {
        Self(word << 3 | COUNTED | BORROWED)
    }

    /// A number that no other living value has.
    pub(crate) const fn identity(self) -> u64 {
        self.counted().0
    }

    /// The sum of two ints, if both are small and so is it.
    #[inline(always)]
    pub(crate) fn add_small(self, other: Self) -> Option<Self> {
        if (self.0 | other.0) & TAG != 0 {
            return None;
        }
        (self.0 as i64).checked_add(other.0 as i64).map(|sum| Self(sum as u64))
    }

    /// The difference of two ints, if both are small and so is it.
    #[inline(always)]
    pub(crate) fn subtract_small(self, other: Self) -> Option<Self> {
        if (self.0 | other.0) & TAG != 0 {
            return None;
        }
        (self.0 as i64).checked_sub(other.0 as i64).map(|difference| Self(difference as u64))
    }

    /// Both, if they are small ints.
    #[inline(always)]
    pub(crate) const fn both_small(self, other: Self) -> Option<(i64, i64)> {
        if (self.0 | other.0) & TAG == 0 { Some((self.0 as i64 >> 3, other.0 as i64 >> 3)) } else { None }
    }

    /// The bits that two small ints have in common.
    #[inline(always)]
    pub(crate) const fn and_small(self, other: Self) -> Option<Self> {
        if (self.0 | other.0) & TAG == 0 { Some(Self(self.0 & other.0)) } else { None }
    }

    /// The bits that one of two small ints has.
    #[inline(always)]
    pub(crate) const fn or_small(self, other: Self) -> Option<Self> {
        if (self.0 | other.0) & TAG == 0 { Some(Self(self.0 | other.0)) } else { None }
    }

    /// The bits in which two small ints differ.
    #[inline(always)]
    pub(crate) const fn xor_small(self, other: Self) -> Option<Self> {
        if (self.0 | other.0) & TAG == 0 { Some(Self(self.0 ^ other.0)) } else { None }
    }

    /// The sum of two ints or two floats, if they and it are no objects.
    #[inline(always)]
    pub(crate) fn add_quick(self, other: Self) -> Option<Self> {
        if (self.0 | other.0) & TAG == 0 {
            return (self.0 as i64).checked_add(other.0 as i64).map(|sum| Self(sum as u64));
        }
        Self::float(self.as_float()? + other.as_float()?)
    }

    /// The same for the difference.
    #[inline(always)]
    pub(crate) fn subtract_quick(self, other: Self) -> Option<Self> {
        if (self.0 | other.0) & TAG == 0 {
            return (self.0 as i64).checked_sub(other.0 as i64).map(|difference| Self(difference as u64));
        }
        Self::float(self.as_float()? - other.as_float()?)
    }

    /// The same for the product.
    #[inline(always)]
    pub(crate) fn multiply_quick(self, other: Self) -> Option<Self> {
        if (self.0 | other.0) & TAG == 0 {
            return (self.0 as i64 >> 3).checked_mul(other.0 as i64).map(|product| Self(product as u64));
        }
        Self::float(self.as_float()? * other.as_float()?)
    }

    /// The quotient of two floats, if none is an object and the divisor is not 0.
    #[inline(always)]
    pub(crate) fn divide_floats(self, other: Self) -> Option<Self> {
        let divisor = other.as_float().filter(|&divisor| divisor != 0.0)?;
        Self::float(self.as_float()? / divisor)
    }

    /// What is left of a small int divided by a positive one.
    #[inline(always)]
    pub(crate) const fn remainder_small(self, other: Self) -> Option<Self> {
        match self.both_small(other) {
            // Division of 32 bits is twice as fast.
            Some((left, right)) if right > 0 && (left | right) as u64 <= u32::MAX as u64 => {
                Some(Self::small((left as u32 % right as u32) as i64))
            }
            Some((left, right)) if right > 0 => Some(Self::small(left.rem_euclid(right))),
            _ => None,
        }
    }

    /// The quotient, rounded down, of a small int and a positive one.
    #[inline(always)]
    pub(crate) const fn divide_small(self, other: Self) -> Option<Self> {
        match self.both_small(other) {
            Some((left, right)) if right > 0 => Some(Self::small(left.div_euclid(right))),
            _ => None,
        }
    }
}
