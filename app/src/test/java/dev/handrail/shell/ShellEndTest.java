package dev.handrail.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How a shell ended, as a person reads it. */
class ShellEndTest {
    @Test
    void aStatusIsToldWithWhatItMeansWhereItMeansOne() {
        assertThat(ShellEnd.words(0)).isEqualTo("0");
        assertThat(ShellEnd.words(127)).isEqualTo("127");
        assertThat(ShellEnd.words(129)).isEqualTo("129 (its line was cut)");
        assertThat(ShellEnd.words(139)).isEqualTo("139 (it crashed)");
        assertThat(ShellEnd.words(141)).isEqualTo("141 (nobody read what it wrote)");
        assertThat(ShellEnd.words(143)).isEqualTo("143 (it was told to end)");
        assertThat(ShellEnd.words(255)).isEqualTo("255");
    }

    @Test
    void aSignalThatSshNamesIsTheStatusThatAShellWouldTell() {
        assertThat(ShellEnd.bySignal("KILL")).hasValue(137);
        assertThat(ShellEnd.bySignal("TERM")).hasValue(143);
        assertThat(ShellEnd.bySignal("USR1")).isEmpty();
    }
}
