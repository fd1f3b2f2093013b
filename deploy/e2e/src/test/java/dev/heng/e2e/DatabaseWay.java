package dev.heng.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The way of one service to its database, through which every byte goes: it can be cut, made to hang, and made long. */
final class DatabaseWay implements AutoCloseable {
    private static final int CHUNK = 16_384;

    /** CUT: connections are reset and new ones too. SILENT: connections stand, nothing passes, as when a cable is pulled. */
    enum State {
        OPEN,
        CUT,
        SILENT
    }

    private final ServerSocket door;
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private State state = State.OPEN;
    private volatile Duration latency = Duration.ZERO;

    /** @param target the port of the server on the loopback address */
    DatabaseWay(int target) {
        this.target = target;
        try {
            door = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    synchronized void set(State wanted) {
        state = wanted;
        notifyAll();
        if (wanted == State.CUT) {
            sockets.forEach(DatabaseWay::reset);
        }
    }

    /** How much longer every piece takes from now on. */
    void delay(Duration longer) {
        latency = longer;
    }

    @Override
    public void close() {
        set(State.CUT);
        try {
            door.close();
        } catch (IOException alreadyClosed) {
            // nobody comes in any more, which is what was wanted
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket near = door.accept();
                Thread.ofVirtual().start(() -> connect(near));
            } catch (IOException closed) {
                // the loop's condition tells whether it was the door
            }
        }
    }

    private void connect(Socket near) {
        sockets.add(near);
        try {
            passWhenOpen();
            Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
            sockets.add(far);
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            Thread.ofVirtual().start(() -> pump(near, far));
            pump(far, near);
        } catch (IOException | InterruptedException refused) {
            reset(near);
        } finally {
            sockets.remove(near);
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] chunk = new byte[CHUNK];
        try {
            for (int read = from.getInputStream().read(chunk);
                    read >= 0;
                    read = from.getInputStream().read(chunk)) {
                passWhenOpen();
                Thread.sleep(latency);
                to.getOutputStream().write(chunk, 0, read);
            }
            to.shutdownOutput();
        } catch (IOException | InterruptedException broken) {
            reset(from);
            reset(to);
        } finally {
            sockets.remove(from);
        }
    }

    private synchronized void passWhenOpen() throws IOException, InterruptedException {
        while (state == State.SILENT) {
            wait();
        }
        if (state == State.CUT) {
            throw new IOException("the way is cut");
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException closed) {
            // it is gone already
        }
    }
}
