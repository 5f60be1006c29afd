package dev.handrail.backup;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One catalogued backup: its manifest, where its copies lie, and what was proven of it.
 *
 * @param server what its server is called now; the manifest says what it was called then
 * @param pinReason why it is pinned, and null where it is not
 */
public record Backup(
        String server, Manifest manifest, @Nullable String pinReason, List<Copy> copies, List<Proof> proofs) {
    /** The older first; the identity decides between two of one moment. */
    public static final Comparator<Backup> BY_TIME =
            Comparator.comparing(Backup::taken).thenComparing(Backup::id);

    /** The rungs that say what is in it. */
    private static final Set<Proof.Rung> CONTENT =
            EnumSet.of(Proof.Rung.DECODED, Proof.Rung.INVENTORY, Proof.Rung.RESTORED);

    /** What goes into no database, as manifests call it. */
    private static final Set<String> USERS = Set.of("roles", "users");

    public Backup {
        copies = List.copyOf(copies);
        proofs = List.copyOf(proofs);
    }

    /** One whose server has its name still, pinned for no reason that is known. */
    public Backup(Manifest manifest, boolean pinned, List<Copy> copies, List<Proof> proofs) {
        this(manifest.server(), manifest, pinned ? "" : null, copies, proofs);
    }

    /** Whether no rule and nobody may remove it. */
    public boolean pinned() {
        return pinReason != null;
    }

    public String id() {
        return manifest.id();
    }

    public String source() {
        return manifest.source().name();
    }

    public Instant taken() {
        return manifest.taken();
    }

    /** Whether the users of a database server are in it, which PostgreSQL calls roles: they have to be there before any database. */
    public boolean holdsUsers() {
        return USERS.contains(manifest.artifact().form());
    }

    /** Whether any copy can be relied on, as far as is known. */
    public boolean good() {
        return copies.stream().anyMatch(this::sound);
    }

    /** Whether a copy is all there, and nothing was found missing in it. */
    public boolean sound(Copy copy) {
        return copy.state() == Copy.State.GOOD && !condemned(copy);
    }

    /** A file that is whole is of no use where the newest look at what is in it came out badly. */
    public boolean condemned(Copy copy) {
        return CONTENT.stream().anyMatch(rung -> failed(rung, copy));
    }

    /** Whether the newest test of a rung that says something of a copy came out badly. */
    public boolean failed(Proof.Rung rung, Copy copy) {
        return newest(rung, copy).filter(proof -> !proof.passed()).isPresent();
    }

    /** The highest rung that a copy passed which is sound still; where none is, only that it once was complete. */
    public Proof.Rung proof() {
        Set<Proof.Rung> passed = EnumSet.of(Proof.Rung.COMPLETE);
        copies.stream()
                .filter(this::sound)
                .flatMap(copy -> proofs.stream().filter(proof -> proof.passed() && proof.of(copy)))
                .forEach(proof -> passed.add(proof.rung()));
        if (!passed.contains(Proof.Rung.DECODED)) {
            passed.remove(Proof.Rung.INVENTORY); // a list may be whole in a file of which the rest was never read
        }
        return Collections.max(passed);
    }

    /**
     * Whether it counts as one to fall back on: a copy is sound, and every byte of it was read back since it was written.
     * That it is there and complete is what the program that wrote it says of itself, and no proof.
     */
    public boolean proven() {
        return proof().compareTo(Proof.Rung.READ_BACK) >= 0;
    }

    /** The newest test of a rung. */
    public Optional<Proof> newest(Proof.Rung rung) {
        return proofs.stream().filter(p -> p.rung() == rung).max(Comparator.comparing(Proof::at));
    }

    /** The newest test of a rung that says something of a copy. */
    public Optional<Proof> newest(Proof.Rung rung, Copy copy) {
        return proofs.stream().filter(p -> p.rung() == rung && p.of(copy)).max(Comparator.comparing(Proof::at));
    }

    /** A copy to restore from: a sound one if there is any. One that lacks something is better than none. */
    public Optional<Copy> goodCopy() {
        return goodCopies().stream().findFirst();
    }

    /** All that one could restore from, the best first; those that lack something only where none is sound. */
    public List<Copy> goodCopies() {
        List<Copy> sound = copies.stream().filter(this::sound).toList();
        return sound.isEmpty()
                ? copies.stream().filter(c -> c.state() == Copy.State.GOOD).toList()
                : sound;
    }

    /** What all its copies take where they lie. */
    public long lyingBytes() {
        return manifest.artifact().storedBytes()
                * copies.stream().filter(Copy::lies).count();
    }

    /** The same, pinned for a reason, or not where there is none. */
    public Backup pinnedFor(@Nullable String reason) {
        return new Backup(server, manifest, reason, copies, proofs);
    }

    /** The same of a server that is called that. */
    public Backup of(String name) {
        return new Backup(name, manifest, pinReason, copies, proofs);
    }

    /** The same as if it had that copy alone; one that has none where there is no such copy. */
    public Backup from(String destination) {
        return new Backup(
                server,
                manifest,
                pinReason,
                copies.stream()
                        .filter(copy -> copy.destination().equals(destination))
                        .toList(),
                proofs);
    }
}
