package com.cognipeer.camel.contacts.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Accepts connections on 127.0.0.1 and serves each on a thread of its own.
 *
 * <p>It does not use the JDK's {@code HttpServer}. On Java 17 that sends headers and body in two segments without TCP_NODELAY,
 * which takes 44 ms a request on a keep-alive connection. It also overwrites the {@code Date} header with the system's time,
 * closes idle connections beyond 200, and cannot reset one.
 */
final class HttpListener implements AutoCloseable {
    /** Connections beyond this wait in the backlog until another one ends. */
    static final int MAX_CONNECTIONS = 1024;

    private static final int BACKLOG = 512;
    private static final long CLOSE_SECONDS = 10;

    private final Function<RecordedRequest, HttpAnswer> handler;
    private final Clock clock;
    private final IdleTimes idleTimes;
    private final ServerSocket server;
    private final ExecutorService threads;
    private final Thread acceptor;
    private final Semaphore permits = new Semaphore(MAX_CONNECTIONS);
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Set<Thread> started = ConcurrentHashMap.newKeySet();

    HttpListener(int port, Clock clock, IdleTimes idleTimes, Function<RecordedRequest, HttpAnswer> handler) {
        this.handler = handler;
        this.clock = clock;
        this.idleTimes = idleTimes;
        this.server = bind(port);
        String prefix = "contacts-sandbox-" + port();
        AtomicInteger number = new AtomicInteger();
        this.threads = new ThreadPoolExecutor(
                0,
                MAX_CONNECTIONS,
                5,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                task -> remembered(daemon(task, prefix + "-" + number.incrementAndGet())));
        this.acceptor = daemon(this::acceptConnections, prefix + "-accept");
    }

    void start() {
        acceptor.start();
    }

    int port() {
        return server.getLocalPort();
    }

    private static ServerSocket bind(int port) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), BACKLOG);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen on 127.0.0.1:" + port, e);
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    private Thread remembered(Thread thread) {
        started.removeIf(earlier -> earlier.getState() == Thread.State.TERMINATED);
        started.add(thread);
        return thread;
    }

    private void acceptConnections() {
        try {
            while (!server.isClosed()) {
                permits.acquire();
                Socket socket = server.accept();
                open.add(socket);
                threads.execute(() -> serve(socket));
            }
        } catch (SocketException | RejectedExecutionException e) {
            // The listener was closed.
            closeAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            new HttpConnection(socket, clock, idleTimes, handler).serve();
        } catch (IOException e) {
            // The client went away, or the sandbox is closing: nobody is left to tell.
        } finally {
            open.remove(socket);
            permits.release();
        }
    }

    private void closeAll() {
        for (Socket socket : open) {
            closeQuietly(socket);
        }
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            // Closing is all that was wanted.
        }
    }

    /** Ends every connection and thread, and returns when they have ended. */
    @Override
    public void close() {
        closeQuietly(server);
        acceptor.interrupt();
        threads.shutdownNow();
        closeAll();
        try {
            join(acceptor);
            closeAll();
            // A pool counts as terminated a moment before its last thread has ended.
            for (Thread thread : started) {
                join(thread);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(Thread thread) throws InterruptedException {
        // A hook may close the sandbox from within a request: that thread cannot wait for itself.
        if (thread != Thread.currentThread()) {
            thread.join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS));
        }
    }
}
