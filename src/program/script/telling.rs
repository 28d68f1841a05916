//! Notes, in a function's body: what the program tells so that the lanes can
//! show it. They take no time.

use super::ask::{Ask, Tell};
use super::control::Fun;
use super::value::{Operand, Text};

impl Fun {
    fn tell(&self, tell: Tell) {
        self.ask(Ask::Tell(tell));
    }

    /// What is at this address is called so.
    pub fn named(&self, address: impl Operand, name: impl Text) {
        self.tell(Tell::Named(self.arg(address), self.template(name)));
    }

    /// This thread, or the task that is stepped, has it now.
    pub fn taken(&self, address: impl Operand) {
        self.tell(Tell::Taken(self.arg(address)));
    }

    /// This thread, or the task that is stepped, has it no more.
    pub fn released(&self, address: impl Operand) {
        self.tell(Tell::Released(self.arg(address)));
    }

    /// The thread works on this from now on.
    pub fn working(&self, address: impl Operand) {
        self.tell(Tell::Working(self.arg(address)));
    }

    /// A task exists.
    pub fn task_created(&self, task: impl Operand, name: impl Text) {
        self.tell(Tell::TaskCreated(self.arg(task), self.template(name)));
    }

    /// The event loop steps this task from now on.
    pub fn step_begins(&self, task: impl Operand) {
        self.tell(Tell::StepBegins(self.arg(task)));
    }

    /// The task that was being stepped awaits; a cause of 0 is none.
    pub fn step_ends(&self, cause: impl Operand, named: impl Operand) {
        self.tell(Tell::StepEnds(self.about(cause, named)));
    }

    /// The task will be stepped again.
    pub fn task_ready(&self, task: impl Operand) {
        self.tell(Tell::TaskReady(self.arg(task)));
    }

    /// The task that was being stepped is over.
    pub fn task_done(&self) {
        self.tell(Tell::TaskDone);
    }

    /// A line was printed.
    pub fn printed(&self, line: impl Text) {
        self.tell(Tell::Printed(self.template(line)));
    }

    /// Something that a reader should know.
    pub fn warned(&self, sentence: impl Text) {
        self.tell(Tell::Warned(self.template(sentence)));
    }

    /// Something went wrong that ends the thread.
    pub fn failed(&self, sentence: impl Text) {
        self.tell(Tell::Failed(self.template(sentence)));
    }

    /// A request came in at that time.
    pub fn asked(&self, name: impl Text, at: impl Operand) {
        self.tell(Tell::Asked(self.template(name), self.arg(at)));
    }

    /// The answer to the request of that name went out.
    pub fn answered(&self, name: impl Text) {
        self.tell(Tell::Answered(self.template(name)));
    }
}
