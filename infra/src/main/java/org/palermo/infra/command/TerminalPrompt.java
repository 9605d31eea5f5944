package org.palermo.infra.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;
import org.palermo.producers.entry.Choice;
import org.palermo.producers.entry.Completion;
import org.palermo.producers.entry.Question;

/** A terminal, where lines can be edited, recalled and completed. */
final class TerminalPrompt implements Prompt {

    private final Terminal terminal;
    private final LineReader reader;
    private @Nullable Question asked;

    private TerminalPrompt(Terminal terminal) {
        this.terminal = terminal;
        this.reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .parser(new Items())
                .completer(new Choices())
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.CASE_INSENSITIVE, true)
                .option(LineReader.Option.AUTO_REMOVE_SLASH, false)
                .option(LineReader.Option.AUTO_PARAM_SLASH, false)
                .build();
    }

    /** Takes the terminal that standard input and standard error are. */
    static TerminalPrompt open() {
        try {
            return new TerminalPrompt(TerminalBuilder.builder()
                    .system(true)
                    .systemOutput(TerminalBuilder.SystemOutput.SysErrOrSysOut)
                    .build());
        } catch (IOException e) {
            throw new UncheckedIOException("the terminal cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public @Nullable String ask(String prompt, @Nullable Question question) {
        asked = question;
        try {
            return reader.readLine(prompt);
        } catch (EndOfFileException e) {
            return null;
        } catch (UserInterruptException e) {
            throw new Ended();
        }
    }

    @Override
    public void close() {
        try {
            terminal.close();
        } catch (IOException e) {
            // the command has its answers
        }
    }

    /** What Tab offers. */
    private final class Choices implements Completer {

        @Override
        public void complete(LineReader unused, ParsedLine line, List<Candidate> candidates) {
            Question question = asked;
            if (question == null) {
                return;
            }
            String before = line.line().substring(0, line.cursor());
            List<Choice> choices = Completion.of(question, before);
            for (Choice choice : choices) {
                candidates.add(
                        choices.size() == 1 || Completion.isByValue(question, before, choice)
                                ? candidate(choice.value(), choice.name())
                                : candidate(choice.name(), choice.value()));
            }
        }

        private static Candidate candidate(String written, String beside) {
            return new Candidate(written, written, null, beside.equals(written) ? null : beside, null, null, false);
        }
    }

    /** Takes the item that is being written for the word that is completed. */
    private final class Items implements Parser {

        @Override
        public ParsedLine parse(String line, int cursor, ParseContext context) {
            Question question = asked;
            String before = line.substring(0, cursor);
            int start = question == null ? 0 : Completion.start(question, before);
            boolean one = question != null && Completion.of(question, before).size() == 1;
            // The library takes what begins with the word; one that was chosen by a part of its name need not.
            return new Item(line, cursor, start, one ? "" : line.substring(start, cursor));
        }
    }

    /** A line whose last item, up to the cursor, is its only word: answers may hold spaces and need no quotes. */
    private record Item(String line, int cursor, int start, String word) implements CompletingParsedLine {

        @Override
        public int wordCursor() {
            return word.length();
        }

        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(line.substring(start, cursor));
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return cursor - start;
        }

        @Override
        public int rawWordLength() {
            return cursor - start;
        }
    }
}
