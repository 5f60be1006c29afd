package dev.handrail.desktop.shared;

import dev.handrail.words.Words;
import java.util.Enumeration;
import java.util.ResourceBundle;

/** The texts as FXML files look them up: read the same way as everywhere else. */
final class WordsBundle extends ResourceBundle {
    static final ResourceBundle WORDS = new WordsBundle();

    @Override
    protected Object handleGetObject(String key) {
        return Words.of(key);
    }

    @Override
    public Enumeration<String> getKeys() {
        return Words.bundle().getKeys();
    }
}
