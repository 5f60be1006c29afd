package dev.handrail.web;

import dev.handrail.waiting.Stop;
import dev.handrail.words.OperationFailed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** From this computer: the addresses of the name one after the other, until one answers. */
record Internet(Names names) implements Way {
    @Override
    public Dialled dial(URI url, Optional<InetAddress> at, Guard guard) throws IOException, OperationFailed {
        long began = System.nanoTime();
        List<InetAddress> addresses =
                at.isPresent() ? List.of(at.get()) : addresses(Address.bare(url.getHost()), guard);
        Duration name = Duration.ofNanos(System.nanoTime() - began);
        for (int i = 0; ; i++) {
            InetAddress address = addresses.get(i);
            int others = addresses.size() - i - 1;
            began = System.nanoTime();
            Socket socket = guard.hold(new Socket());
            try {
                socket.setTcpNoDelay(true);
                socket.connect(
                        new InetSocketAddress(address, Address.port(url)),
                        Math.toIntExact(guard.left().toMillis() / (others + 1)));
                return new Dialled(socket, address, name, Duration.ofNanos(System.nanoTime() - began));
            } catch (IOException e) {
                socket.close();
                if (others == 0 || guard.over()) {
                    throw new NotConnected(address, e);
                }
            }
        }
    }

    /** Java's own way to ask for a name holds its thread and cannot be stopped, so that it gets one to hold. */
    private List<InetAddress> addresses(String host, Guard guard) throws IOException, OperationFailed {
        FutureTask<List<InetAddress>> asked = new FutureTask<>(() -> names.of(host));
        Thread.ofPlatform().daemon().name("name of " + host).start(asked);
        try {
            List<InetAddress> addresses = Stop.here().await(() -> answer(asked, guard.left()));
            if (addresses.isEmpty()) {
                throw new UnknownHostException(host);
            }
            return addresses;
        } catch (Unanswered e) {
            throw e.why;
        }
    }

    private static List<InetAddress> answer(FutureTask<List<InetAddress>> asked, Duration time)
            throws InterruptedException {
        try {
            return asked.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new Unanswered(e.getCause() instanceof IOException io ? io : new IOException(e.getCause()));
        } catch (TimeoutException e) {
            throw new Unanswered(new SocketTimeoutException());
        }
    }

    /** Carries what went wrong out of the wait. */
    private static final class Unanswered extends RuntimeException {
        private final transient IOException why;

        Unanswered(IOException why) {
            super(why);
            this.why = why;
        }
    }

    /** That there is no way to an address. */
    static final class NotConnected extends IOException {
        private final transient InetAddress address;

        NotConnected(InetAddress address, IOException why) {
            super(why);
            this.address = address;
        }

        InetAddress address() {
            return address;
        }
    }
}
