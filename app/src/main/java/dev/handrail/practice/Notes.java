package dev.handrail.practice;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a practice server writes down about itself in practice.json, for its next start and for other processes.
 *
 * @param owner the process that runs it, or ran it last
 * @param started when that was, in RFC 3339
 * @param ready whether its database was made completely
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Notes(long owner, String started, Ports ports, boolean ready) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Where its parts listen; 0 for nowhere yet. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Ports(int ssh, int postgres, int site) {
        static final Ports ANY = new Ports(0, 0, 0);
    }

    static Optional<Notes> in(PracticeFolder folder) throws IOException {
        Path file = folder.notes();
        return Files.exists(file)
                ? Optional.of(JSON.readValue(Files.readAllBytes(file), Notes.class))
                : Optional.empty();
    }

    void write(PracticeFolder folder) throws IOException {
        PracticeFolder.writePrivately(
                folder.notes(), JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
    }
}
