package dev.slipway.host;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The conversations in which packages come onto a machine, each one operation. The machine may answer {@code again} when it found
 * that something it had is spoiled; it has thrown that away by then.
 */
final class PackageTransfer {
    /** Each conversation throws spoiled bytes away, of which there are few. */
    private static final int ATTEMPTS = 20;

    private static final int CHUNK = 32 * 1024;
    private static final Pattern FAMILY = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}");

    private final Machine machine;

    PackageTransfer(Machine machine) {
        this.machine = machine;
    }

    private interface Conversation<T> {
        /** Empty when it has to be held again. */
        Optional<T> hold() throws IOException;
    }

    private static <T> T repeated(String purpose, Conversation<T> conversation) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<T> result = conversation.hold();
            if (result.isPresent()) {
                return result.get();
            }
        }
        throw new IOException("Could not " + purpose + ": what the machine keeps is spoiled again and again");
    }

    /** Sends the bytes unless the machine has them. */
    CachedPackage ensure(PackageContent content) throws IOException {
        String purpose = "send the package " + content.sha256();
        String[] arguments = {content.sha256(), String.valueOf(content.content().size())};
        return repeated(purpose, () -> {
            try (Call call = machine.call(Operation.ENSURE_PACKAGE, purpose, arguments)) {
                var answer = new Answer(call);
                if (answer.is("need")) {
                    call.sendLine(checksum(content, answer.rest()));
                    answer.next();
                    sendAsAsked(call, answer, content);
                }
                return answer.end("have")
                        .map(path -> new CachedPackage(
                                content.sha256(), content.content().size(), path));
            }
        });
    }

    /** How many bytes were sent. */
    long extract(PackageTree tree, String directory) throws IOException {
        if (!FAMILY.matcher(tree.family()).matches()) {
            throw new IllegalArgumentException("'" + tree.family() + "' is not a family of packages");
        }
        String purpose = "unpack a package into " + directory;
        String[] arguments = {tree.family(), tree.sha256(), directory};
        return repeated(purpose, () -> {
            try (Call call = machine.call(Operation.EXTRACT, purpose, arguments)) {
                var answer = new Answer(call);
                long sent = answer.is("need") ? sendLayer(call, answer, tree) : 0;
                return answer.end("done").map(here -> sent);
            }
        });
    }

    private static long sendLayer(Call call, Answer answer, PackageTree tree) throws IOException {
        String algorithm = answer.rest();
        var known = new ArrayList<PackageTree.Known>();
        for (answer.next(); !answer.is("end"); answer.next()) {
            known.add(new PackageTree.Known(answer.word(), Math.toIntExact(answer.number())));
        }
        PackageTree.Layer layer = tree.layer(List.copyOf(known));
        PackageContent archive = layer.archive();
        call.sendLine(layer.base().orElse(""));
        call.sendLine(archive.sha256());
        call.sendLine(String.valueOf(archive.content().size()));
        call.sendLine(checksum(archive, algorithm));
        call.sendLine(String.valueOf(layer.removals().size()));
        call.send(ByteSource.of(lines(layer.removals())));
        answer.next();
        return sendAsAsked(call, answer, archive);
    }

    private static String lines(List<String> paths) {
        var text = new StringBuilder();
        paths.forEach(path -> text.append(RelativePath.forXargs(path)).append('\n'));
        return text.toString();
    }

    private static String checksum(PackageContent content, String algorithm) throws IOException {
        return algorithm.equals("cksum") ? Digest.of(content.content(), algorithm) : "";
    }

    /** How many bytes were sent; none when the machine had them after all. */
    private static long sendAsAsked(Call call, Answer answer, PackageContent content) throws IOException {
        if (!answer.is("send")) {
            return 0;
        }
        long offset = answer.number();
        try (InputStream in = content.content().open()) {
            in.skipNBytes(offset);
            var chunk = new byte[CHUNK];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                call.input().write(chunk, 0, read);
            }
        }
        call.input().close();
        answer.next();
        return content.content().size() - offset;
    }

    /** The machine's answer, line by line. */
    private static final class Answer {
        private final Call call;
        private String[] words;

        Answer(Call call) throws IOException {
            this.call = call;
            this.words = call.line().split(" ", 2);
        }

        void next() throws IOException {
            words = call.line().split(" ", 2);
        }

        boolean is(String word) {
            return word().equals(word);
        }

        String word() {
            return words[0];
        }

        String rest() throws IOException {
            if (words.length != 2) {
                throw call.failure("the machine's answer is not understood");
            }
            return words[1];
        }

        long number() throws IOException {
            try {
                return Long.parseLong(rest());
            } catch (NumberFormatException e) {
                IOException failure = call.failure("the machine's answer is not understood");
                failure.addSuppressed(e);
                throw failure;
            }
        }

        /** What stands after the word, which ends the conversation; empty when it has to be held again. */
        Optional<String> end(String word) throws IOException {
            boolean isAgain = is("again");
            if (!isAgain && !is(word)) {
                throw call.failure("the machine's answer is not understood");
            }
            call.finish();
            return isAgain ? Optional.empty() : Optional.of(rest());
        }
    }
}
