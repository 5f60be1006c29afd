package dev.handrail.server;

import java.util.Optional;

/** Reads what backups go through, and how they are dumped. */
final class PackingReader {
    private PackingReader() {}

    static Optional<Packing> read(Section in) {
        Optional<Packing.Program> program =
                in.value("compress", Scalars.word(Packing.Program.values(), Packing.Program::word));
        Optional<Integer> level = in.value("level", Scalars::number);
        Optional<Integer> threads = in.value("threads", Scalars::number);
        Optional<ByteSize> rate = in.value("rate", Scalars::size);
        Optional<Boolean> gently = in.value("gently", Scalars::flag);
        Optional<ByteSize> proof = in.value("content-proof-up-to", Scalars::size);
        return in.make(() -> new Packing(
                program.orElse(null),
                level.orElse(0),
                threads.orElse(0),
                rate.orElse(null),
                gently.orElse(true),
                proof.orElse(null)));
    }

    static Optional<Dump> dump(Section in) {
        Optional<Dump.What> what = in.value("what", Scalars.word(Dump.What.values(), Dump.What::word));
        Optional<Dump.Format> format = in.value("format", Scalars.word(Dump.Format.values(), Dump.Format::word));
        Optional<Integer> jobs = in.value("jobs", Scalars::number);
        Optional<Boolean> schemaOnly = in.value("schema-only", Scalars::flag);
        var tables = in.list("tables", Scalars::text);
        var exclude = in.list("exclude", Scalars::text);
        var excludeData = in.list("exclude-data", Scalars::text);
        return in.make(() -> new Dump(
                what.orElse(Dump.What.ONE),
                format.orElse(Dump.Format.AUTO),
                jobs.orElse(0),
                schemaOnly.orElse(false),
                tables,
                exclude,
                excludeData));
    }
}
