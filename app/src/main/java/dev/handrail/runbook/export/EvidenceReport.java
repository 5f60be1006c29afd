package dev.handrail.runbook.export;

import dev.handrail.report.Pictures;
import dev.handrail.report.Report;
import dev.handrail.runbook.walk.Happening;
import dev.handrail.words.Amounts;
import dev.handrail.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The files that prove something: how each is known again, and what stands in those that are pictures or text. */
final class EvidenceReport {
    private static final String HASH = " sha256:";
    private static final String MARK_OF_ORDER = "\uFEFF";

    /** What is larger is no note or extract but a whole log. */
    static final long LARGEST_TEXT = 4L << 20;

    private final Path folder;
    private final UnaryOperator<String> clean;
    private final Cut cut;
    private final Report.Writing writing;

    /** @param folder where those of this walkthrough are kept */
    EvidenceReport(Path folder, UnaryOperator<String> clean, Cut cut, Report.Writing writing) {
        this.folder = folder;
        this.clean = clean;
        this.cut = cut;
        this.writing = writing;
    }

    /** @param what says under which name a file was kept, and with which hash */
    void write(Happening what) {
        int behind = what.words().lastIndexOf(HASH);
        String name = behind < 0 ? what.words() : what.words().substring(0, behind);
        String hash = behind < 0 ? "" : what.words().substring(behind + HASH.length());
        try {
            Optional<Path> file = file(name);
            if (file.isPresent()) {
                known(name, file.get(), hash);
            } else {
                missing(name, hash);
            }
        } catch (IOException | UncheckedIOException e) {
            missing(name, hash);
        }
    }

    private void missing(String name, String hash) {
        writing.notice(Words.of("runbook.export.evidence.missing", clean.apply(name), place(), hash));
    }

    private String place() {
        return clean.apply(folder.toString());
    }

    /** By the number that its name begins with: the name itself may have been written down without a secret that is in it. */
    private Optional<Path> file(String name) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        String number = name.substring(0, name.indexOf('-') + 1);
        String start = number.isEmpty() ? name : number;
        try (Stream<Path> kept = Files.list(folder)) {
            return kept.filter(file -> String.valueOf(file.getFileName()).startsWith(start))
                    .filter(Files::isRegularFile)
                    .findFirst();
        }
    }

    private void known(String name, Path file, String hash) throws IOException {
        String now = sha256(file);
        String known = Words.of("runbook.export.evidence", clean.apply(name), Amounts.count(Files.size(file)), now);
        if (Pictures.is(name)) {
            writing.picture(known, file);
        } else {
            writing.paragraph(known);
            text(name, file)
                    .ifPresentOrElse(
                            text -> writing.code(lines(text)),
                            () -> writing.paragraph(Words.of("runbook.export.evidence.beside", place())));
        }
        if (!now.equals(hash)) {
            writing.notice(Words.of("runbook.export.evidence.changed", clean.apply(name), hash));
        }
    }

    /** As a whole, before it is taken apart: a secret may have line breaks in it. */
    private List<String> lines(String text) {
        return cut.of(
                clean.apply(text).lines().toList(),
                left -> Words.of("runbook.export.evidence.left-out", left, place()));
    }

    private static Optional<String> text(String name, Path file) throws IOException {
        boolean text = name.toLowerCase(Locale.ROOT).matches(".*\\.(txt|log|csv|md|json)");
        if (!text || Files.size(file) > LARGEST_TEXT) {
            return Optional.empty();
        }
        try {
            String read = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return Optional.of(read.startsWith(MARK_OF_ORDER) ? read.substring(1) : read);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream from = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(from, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
