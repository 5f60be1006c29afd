package dev.handrail.shell;

/** This computer's shell. */
class LocalShellTest extends ShellContract {
    @Override
    Shell shell() {
        return new LocalShell();
    }
}
