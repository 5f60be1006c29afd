package dev.handrail.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Master;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;

/** A resolver on this computer that says over UDP what a test has it say. */
public final class LocalResolver implements AutoCloseable {
    private final DatagramSocket socket;
    private final Thread thread;

    public LocalResolver(Answering answering) throws IOException {
        socket = new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
        thread = Thread.ofVirtual().start(() -> serve(answering));
    }

    /** One that knows these lines, as they stand in the file of a zone; of any other name it says that there is none. */
    public static LocalResolver of(String... lines) throws IOException {
        List<Record> zone = zone(lines);
        return new LocalResolver(asked -> answer(asked, zone));
    }

    /** One whose lines change. */
    public static LocalResolver saying(Supplier<String> line) throws IOException {
        return new LocalResolver(asked -> answer(asked, zone(line.get())));
    }

    public static LocalResolver failing(int code) throws IOException {
        return new LocalResolver(asked -> begun(asked, code));
    }

    public static LocalResolver silent() throws IOException {
        return new LocalResolver(asked -> null);
    }

    static List<Record> zone(String... lines) {
        byte[] text = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        try (Master master = new Master(new ByteArrayInputStream(text))) {
            List<Record> records = new ArrayList<>();
            for (Record record = master.nextRecord(); record != null; record = master.nextRecord()) {
                records.add(record);
            }
            return records;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Message answer(Message asked, List<Record> zone) {
        Message answer = begun(asked, Rcode.NOERROR);
        Name name = asked.getQuestion().getName();
        boolean known = false;
        for (Name at = name, next = name; next != null; at = next) {
            next = null;
            known = false;
            for (Record record : zone) {
                if (record.getName().equals(at)) {
                    known = true;
                    if (record instanceof CNAMERecord other) {
                        next = other.getTarget();
                        answer.addRecord(record, Section.ANSWER);
                    } else if (record.getType() == asked.getQuestion().getType()) {
                        answer.addRecord(record, Section.ANSWER);
                    }
                }
            }
        }
        if (!known) {
            answer.getHeader().setRcode(Rcode.NXDOMAIN);
        }
        zone.stream().filter(SOARecord.class::isInstance).forEach(soa -> answer.addRecord(soa, Section.AUTHORITY));
        return answer;
    }

    static Message begun(Message asked, int code) {
        Message answer = new Message(asked.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setFlag(Flags.RD);
        answer.getHeader().setFlag(Flags.RA);
        answer.getHeader().setRcode(code);
        answer.addRecord(asked.getQuestion(), Section.QUESTION);
        return answer;
    }

    private void serve(Answering answering) {
        byte[] room = new byte[4096];
        while (!socket.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(room, room.length);
                socket.receive(packet);
                Message answer = answering.to(new Message(Arrays.copyOf(room, packet.getLength())));
                if (answer != null) {
                    byte[] bytes = answer.toWire();
                    socket.send(new DatagramPacket(bytes, bytes.length, packet.getSocketAddress()));
                }
            } catch (SocketException e) {
                // It was closed.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public Resolver resolver() {
        return new Resolver(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), socket.getLocalPort()));
    }

    @Override
    public void close() throws InterruptedException {
        socket.close();
        thread.join();
    }

    /** What is answered to a question; null for nothing at all. */
    @FunctionalInterface
    public interface Answering {
        @Nullable
        Message to(Message asked);
    }
}
