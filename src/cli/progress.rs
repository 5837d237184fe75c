//! A progress bar for work that takes longer than a person likes to wait in silence.
//!
//! The names of steps enter; a line on the terminal leaves, and goes when the work is done. Off a
//! terminal, and for work of less than a second, nothing is shown.

use std::{
    io::{IsTerminal, stderr},
    sync::mpsc::{self, RecvTimeoutError, Sender},
    thread::{self, JoinHandle},
    time::Duration,
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

const PATIENCE: Duration = Duration::from_secs(1);
const REDRAW: Duration = Duration::from_millis(100);

/// The bar of a run; dropping it clears the line.
#[derive(Debug)]
pub(super) struct Progress {
    bar: ProgressBar,
    waiting: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Progress {
    /// A bar of `steps` steps, never shown if `quiet`.
    #[must_use]
    pub(super) fn new(steps: u64, quiet: bool) -> Self {
        let bar = ProgressBar::with_draw_target(Some(steps), ProgressDrawTarget::hidden());
        let waiting = (!quiet && stderr().is_terminal()).then(|| show_later(bar.clone()));
        Self { bar, waiting }
    }

    /// The next step begins: «вёрстка».
    pub(super) fn step(&self, name: &'static str) {
        self.bar.set_message(name);
        self.bar.inc(1);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((working, waiter)) = self.waiting.take() {
            drop(working);
            let _cannot_panic = waiter.join();
        }
        self.bar.finish_and_clear();
    }
}

/// Shows the bar once patience runs out, unless the work was done first.
fn show_later(bar: ProgressBar) -> (Sender<()>, JoinHandle<()>) {
    let (working, done) = mpsc::channel();
    let waiter = thread::spawn(move || {
        if done.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
            if let Ok(style) = ProgressStyle::with_template("{bar:24} {pos}/{len} {msg}, {elapsed}")
            {
                bar.set_style(style);
            }
            bar.set_draw_target(ProgressDrawTarget::stderr());
            bar.enable_steady_tick(REDRAW);
        }
    });
    (working, waiter)
}
