package dev.handrail.desktop.palette;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handrail.desktop.palette.PaletteModel.Item;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaletteModelTest {
    private final PaletteModel model = new PaletteModel(List.of(
            item("All servers"),
            item("Parish office"),
            item("Parish office: Back up now"),
            item("Parish office: Backups"),
            item("Dental records: Back up now")));

    @Test
    void withNothingTypedAllAreThereInTheirOrder() {
        assertThat(model.found()).hasSize(5);
        assertThat(model.found().getFirst().name()).isEqualTo("All servers");
    }

    @Test
    void theBeginningsOfWordsAreEnough() {
        assertThat(find("pobun")).containsExactly("Parish office: Back up now");
    }

    @Test
    void whatFitsBestIsFirst() {
        assertThat(find("parish").getFirst()).isEqualTo("Parish office");
        assertThat(find("backups").getFirst()).isEqualTo("Parish office: Backups");
    }

    @Test
    void capitalsAndSpacesDoNotMatter() {
        assertThat(find("DENTAL back")).containsExactly("Dental records: Back up now");
    }

    @Test
    void whatIsCalledNothingLikeItIsNotFound() {
        assertThat(find("xyz")).isEmpty();
    }

    @Test
    void aLetterTooManyFindsNothing() {
        assertThat(Fuzzy.score("abc", "ab")).isEmpty();
        assertThat(Fuzzy.score("", "ab")).isPresent();
    }

    @Test
    void lettersTogetherCountMoreThanLettersApart() {
        assertThat(Fuzzy.score("rec", "Dental records").orElseThrow())
                .isGreaterThan(Fuzzy.score("rec", "Parish office: reach").orElseThrow() - 100);
        assertThat(Fuzzy.score("back", "backups").orElseThrow())
                .isGreaterThan(Fuzzy.score("back", "a blank crank").orElse(0));
    }

    private List<String> find(String letters) {
        model.letters().set(letters);
        return model.found().stream().map(Item::name).toList();
    }

    private static Item item(String name) {
        return new Item(name, "", "test", "", () -> {});
    }
}
