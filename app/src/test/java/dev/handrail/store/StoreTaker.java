package dev.handrail.store;

import dev.handrail.Packed;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A program of its own that says whether it could have the file of a store for itself. */
final class StoreTaker {
    private StoreTaker() {}

    static boolean couldTake(Path home) throws IOException {
        Process taker = new ProcessBuilder(Packed.java(StoreTaker.class, home.toString()))
                .redirectErrorStream(true)
                .start();
        String said = new String(taker.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return switch (said) {
            case "free" -> true;
            case "held" -> false;
            default -> throw new AssertionError(said);
        };
    }

    public static void main(String[] arguments) throws IOException {
        try (HeldFile held = HeldFile.of(DataFolder.file(Path.of(arguments[0])))) {
            System.out.print(held == null ? "none" : "free");
        } catch (OperationFailed e) {
            System.out.print("held");
        }
    }
}
