package dev.handrail.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.operation.Plan.Check;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be made is said in a whole sentence. */
class IntoSomethingNewTest {
    @ParameterizedTest
    @CsvSource({
        "'', The name of the database to be made is empty",
        "'  ', The name of the database to be made is empty",
        "'chms ', 'A database cannot be called chms '"
    })
    void aNameThatNoDatabaseCanHaveIsTold(String name, String told) {
        Check check = IntoSomethingNew.cannotBeCalled(name, 63);
        assertThat(check.text()).isEqualTo(told);
        assertThat(check.advice()).isEqualTo("A name has 1 to 63 bytes.");
    }
}
