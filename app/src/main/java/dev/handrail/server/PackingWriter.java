package dev.handrail.server;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Writes what backups go through and how they are dumped; what is usual is left out. */
final class PackingWriter {
    private PackingWriter() {}

    static @Nullable Node packing(Packing packing) {
        return packing.equals(Packing.USUAL)
                ? null
                : new Fields()
                        .text(
                                "compress",
                                packing.compress() == null
                                        ? null
                                        : packing.compress().word())
                        .number("level", unlessZero(packing.level()))
                        .number("threads", unlessZero(packing.threads()))
                        .text("rate", size(packing.rate()))
                        .choice("gently", packing.gently() ? null : Boolean.FALSE)
                        .text("content-proof-up-to", size(packing.proveUpTo()))
                        .inOneLine();
    }

    static @Nullable Node dump(Dump dump) {
        return dump.equals(Dump.USUAL)
                ? null
                : new Fields()
                        .text(
                                "what",
                                dump.what() == Dump.What.ONE
                                        ? null
                                        : dump.what().word())
                        .text(
                                "format",
                                dump.format() == Dump.Format.AUTO
                                        ? null
                                        : dump.format().word())
                        .number("jobs", unlessZero(dump.jobs()))
                        .flag("schema-only", dump.schemaOnly())
                        .texts("tables", dump.tables())
                        .texts("exclude", dump.exclude())
                        .texts("exclude-data", dump.excludeData())
                        .inOneLine();
    }

    private static @Nullable Integer unlessZero(int number) {
        return number == 0 ? null : number;
    }

    private static @Nullable String size(@Nullable ByteSize size) {
        return size == null ? null : size.word();
    }
}
