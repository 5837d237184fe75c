//! Panics of the libraries that read files: caught, and kept off the console.
//!
//! Work enters; its result leaves, or nothing where it panicked. Only the thread that is guarded is
//! silent: a panic elsewhere is told as ever. Our own readers are written so that they cannot panic;
//! this is for what stands below them. What ends a process past all catching is absent: memory is
//! never taken for what a file merely claims.

use std::{
    cell::Cell,
    panic::{self, AssertUnwindSafe},
    sync::Once,
};

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// The hook is set once and asks who panics: setting it for each call would race between threads.
static HOOK: Once = Once::new();

/// The result of the work, or none where it panicked.
pub(super) fn guarded<T>(work: impl FnOnce() -> T) -> Option<T> {
    // A fuzzer wants to see what would be caught.
    if cfg!(fuzzing) {
        return Some(work());
    }
    HOOK.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if !GUARDED.get() {
                usual(panic);
            }
        }));
    });
    let before = GUARDED.replace(true);
    // What the work has touched is dropped with it or never looked at again.
    let done = panic::catch_unwind(AssertUnwindSafe(work));
    GUARDED.set(before);
    done.ok()
}

#[cfg(test)]
#[allow(clippy::indexing_slicing)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_nothing_and_the_guard_ends_with_it() {
        assert_eq!(guarded(|| 5), Some(5));
        let none: Vec<u8> = Vec::new();
        assert_eq!(guarded(|| none[5]), None);
        assert!(!GUARDED.get());
        assert_eq!(guarded(|| (guarded(|| none[5]), GUARDED.get())), Some((None, true)));
    }
}
