package dev.handrail.profile;

import dev.handrail.operation.Answer;
import dev.handrail.server.Template;
import dev.handrail.server.TemplateFile;
import dev.handrail.words.OperationFailed;
import dev.handrail.words.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells which templates for profiles there are, or gives one of them to be filled in. */
final class Templates {
    private Templates() {}

    static Answer tell(Optional<String> name) throws OperationFailed {
        if (name.isEmpty()) {
            return list();
        }
        TemplateFile file = TemplateFile.of(named(name.get()));
        return Answer.lines(
                Map.of("name", file.template().word(), "profile", file.text()),
                file.text().lines().toList());
    }

    private static Answer list() {
        List<TemplateFile> files =
                Arrays.stream(Template.values()).map(TemplateFile::of).toList();
        return Answer.table(
                files.stream().map(Templates::document).toList(),
                List.of(
                        Words.of("part.template"),
                        Words.of("profile.template.system"),
                        Words.of("profile.template.what")),
                files.stream()
                        .map(file -> List.of(
                                file.template().word(), Words.of(file.template().key()), file.sentence()))
                        .toList());
    }

    private static Map<String, Object> document(TemplateFile file) {
        return Map.of(
                "name",
                file.template().word(),
                "title",
                Words.of(file.template().key()),
                "what",
                file.sentence());
    }

    private static Template named(String word) throws OperationFailed {
        return Arrays.stream(Template.values())
                .filter(template -> template.word().equals(word.strip()))
                .findFirst()
                .orElseThrow(() -> OperationFailed.usage(Words.of("profile.template.none", word))
                        .next(Words.of(
                                "profile.template.none.next",
                                Arrays.stream(Template.values())
                                        .map(Template::word)
                                        .collect(Collectors.joining(", "))))
                        .build());
    }
}
