package dev.slipway.host;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A machine with nothing but a POSIX shell, {@code tar} and {@code gzip}. The README of this module tells the protocol.
 * Closing the host closes its shell.
 */
public final class ShellScriptHost implements ScriptHost {
    private static final int PRIVATE_FILE = 0600;
    private static final int PRIVATE_PROGRAM = 0700;
    private static final int ORDER_ENTRY = 8;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final ByteSource NOTHING = ByteSource.of("");

    private final Machine machine;
    private final PackageTransfer transfer;
    private final MachineFiles files;
    private final MachineLinks links;
    private volatile @Nullable String root;

    public ShellScriptHost(Shell shell) {
        this(shell, HostSettings.DEFAULT);
    }

    public ShellScriptHost(Shell shell, HostSettings settings) {
        this.machine = new Machine(shell, settings);
        this.transfer = new PackageTransfer(machine);
        this.files = new ShellMachineFiles(machine, transfer);
        this.links = new ShellMachineLinks(machine);
        this.root = settings.root();
    }

    @Override
    public HostFacts facts() throws IOException {
        Map<String, String> facts = new HashMap<>();
        Set<String> tools = new LinkedHashSet<>();
        Set<String> capabilities = new LinkedHashSet<>();
        try (Call call = machine.call(Operation.FACTS, "look at the machine")) {
            for (String line : call.lines()) {
                String[] fact = line.split(" ", 2);
                String value = fact.length == 2 ? fact[1] : "";
                switch (fact[0]) {
                    case "tool" -> tools.add(value);
                    case "can" -> capabilities.add(value);
                    default -> facts.put(fact[0], value);
                }
            }
        }
        root = facts.getOrDefault("root", "");
        return new HostFacts(
                facts.getOrDefault("os", ""),
                facts.getOrDefault("system", ""),
                facts.getOrDefault("architecture", ""),
                facts.getOrDefault("user", ""),
                facts.getOrDefault("home", ""),
                facts.getOrDefault("shell", ""),
                facts.getOrDefault("bash", ""),
                facts.getOrDefault("root", ""),
                number("free space", facts.getOrDefault("free", "")),
                number("size of the disk", facts.getOrDefault("total", "")),
                tools,
                capabilities,
                number("clock", facts.getOrDefault("clock", "")),
                facts.getOrDefault("boot", ""));
    }

    @Override
    public CachedPackage ensurePackage(PackageContent content) throws IOException {
        return transfer.ensure(content);
    }

    @Override
    public String privateDirectory(Ticket ticket) throws IOException {
        String known = root;
        return (known == null ? facts().root() : known) + "/tickets/" + ticket + "/files";
    }

    @Override
    public void start(Ticket ticket, ScriptRun run) throws IOException {
        try (Call call = machine.call(Operation.START, "start the script " + ticket, ticket.id())) {
            try (TarWriter tar = new TarWriter(call.input(), Instant.now().getEpochSecond())) {
                tar.add("supervise.sh", PRIVATE_FILE, ByteSource.of(Operation.supervisor()));
                tar.add("launch.sh", PRIVATE_FILE, ByteSource.of(LaunchScript.of(run)));
                for (FileContent file : run.files()) {
                    tar.add("files/" + file.path(), file.executable() ? PRIVATE_PROGRAM : PRIVATE_FILE, file.content());
                }
                for (String name : List.of("pending", "order", "stdout", "stderr", "complete")) {
                    tar.add(name, PRIVATE_FILE, NOTHING);
                }
            }
            call.finish();
        }
    }

    @Override
    public ScriptOutput read(Ticket ticket, OutputPosition from, Duration wait) throws IOException {
        Duration bounded = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        try (Call call = machine.call(
                Operation.READ,
                "read the output of the script " + ticket,
                ticket.id(),
                String.valueOf(from.entries()),
                String.valueOf(from.stdout()),
                String.valueOf(from.stderr()),
                String.valueOf(from.stdoutAgain()),
                String.valueOf(from.stderrAgain()),
                String.valueOf(Math.max(0, bounded.toMillis() / 100)))) {
            ScriptState state = state(call.line());
            String[] sizes = call.line().split(" ");
            if (sizes.length != 4) {
                throw call.failure("the machine's answer is not understood");
            }
            int entries = (int) number("entries", sizes[0]);
            byte[] order = call.bytes(entries * ORDER_ENTRY);
            byte[] stdout = call.bytes((int) number("size of the output", sizes[1]));
            byte[] stderr = call.bytes((int) number("size of the output", sizes[2]));
            call.finish();
            OutputPosition next = new OutputPosition(
                    from.entries() + entries,
                    from.stdout() - from.stdoutAgain() + stdout.length,
                    from.stderr() - from.stderrAgain() + stderr.length,
                    0,
                    0);
            return new ScriptOutput(inOrder(from, order, stdout, stderr), next, state, sizes[3].equals("yes"));
        }
    }

    @Override
    public Cancellation cancel(Ticket ticket) throws IOException {
        String grace = String.valueOf(machine.settings().cancelGrace().toSeconds());
        try (Call call = machine.call(Operation.CANCEL, "cancel the script " + ticket, ticket.id(), grace)) {
            ScriptState state = state(call.line());
            List<Cancellation.Survivor> survivors = new ArrayList<>();
            boolean isBlind = false;
            for (String line : call.lines()) {
                String[] words = line.split(" ", 3);
                if (words[0].equals("blind")) {
                    isBlind = true;
                } else {
                    survivors.add(new Cancellation.Survivor(
                            number("process id", words.length > 1 ? words[1] : ""),
                            words.length > 2 ? words[2].strip() : "",
                            words[0].equals("survivor")));
                }
            }
            return new Cancellation(state, survivors, isBlind);
        }
    }

    @Override
    public void forget(Ticket ticket) throws IOException {
        try (Call call = machine.call(Operation.FORGET, "forget the script " + ticket, ticket.id())) {
            call.finish();
        }
    }

    @Override
    public MachineFiles files() {
        return files;
    }

    @Override
    public MachineLinks links() {
        return links;
    }

    @Override
    public void close() {
        machine.close();
    }

    /** What is in no entry comes last: a killed collector had no time to write its entry. */
    private static List<OutputChunk> inOrder(OutputPosition from, byte[] order, byte[] stdout, byte[] stderr)
            throws IOException {
        List<OutputChunk> chunks = new ArrayList<>();
        var out = new Cursor(OutputStreamKind.STDOUT, stdout);
        var err = new Cursor(OutputStreamKind.STDERR, stderr);
        out.take(from.stdoutAgain(), chunks);
        err.take(from.stderrAgain(), chunks);
        for (int entry = 0; entry < order.length; entry += ORDER_ENTRY) {
            String size = new String(order, entry + 1, ORDER_ENTRY - 2, US_ASCII).strip();
            (order[entry] == 'o' ? out : err).take(number("order", size), chunks);
        }
        out.take(out.left(), chunks);
        err.take(err.left(), chunks);
        return chunks;
    }

    private static final class Cursor {
        private final OutputStreamKind stream;
        private final byte[] bytes;
        private int offset;

        Cursor(OutputStreamKind stream, byte[] bytes) {
            this.stream = stream;
            this.bytes = bytes;
        }

        int left() {
            return bytes.length - offset;
        }

        void take(long wanted, List<OutputChunk> chunks) {
            int size = (int) Math.min(wanted, left());
            if (size > 0) {
                chunks.add(new OutputChunk(stream, Arrays.copyOfRange(bytes, offset, offset + size)));
                offset += size;
            }
        }
    }

    private static ScriptState state(String line) throws IOException {
        String[] words = line.split(" ", 2);
        String rest = words.length == 2 ? words[1] : "";
        return switch (words[0]) {
            case "running" -> new ScriptState.Running();
            case "exited" -> new ScriptState.Exited((int) number("exit code", rest));
            case "cancelled" -> new ScriptState.Cancelled();
            case "lost" -> new ScriptState.Lost(rest);
            default -> throw new IOException("The machine answered '" + line + "' instead of the state of a script");
        };
    }

    private static long number(String what, String text) throws IOException {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IOException("The machine answered '" + text + "' where the " + what + " should be", e);
        }
    }
}
