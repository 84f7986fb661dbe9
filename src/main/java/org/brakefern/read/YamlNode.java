package org.brakefern.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.brakefern.check.UnusableInput;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * A piece of a YAML file that knows its line, so that a refusal can name it. A key without a value is as good as no
 * key.
 *
 * @param file the file as the user names it
 * @param line counted from 1
 * @param key the keys that lead here, such as {@code samples.columns.cd}; empty at the root
 * @param kind what it is
 * @param text of a scalar, as written; else empty
 * @param entries of a mapping, in order; else empty
 * @param items of a list; else empty
 */
record YamlNode(
        String file,
        int line,
        String key,
        Kind kind,
        String text,
        Map<String, YamlNode> entries,
        List<YamlNode> items) {

    YamlNode {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        items = List.copyOf(items);
    }

    /** What a piece of YAML can be. */
    enum Kind {
        SCALAR,
        MAPPING,
        LIST
    }

    /**
     * Parses a file.
     *
     * @param file its name, for refusals
     * @param text its content
     * @throws UnusableInput if it is no YAML, has a key twice, or is not a mapping
     */
    static YamlNode parse(String file, String text) {
        try (YAMLParser parser = new YAMLFactory().createParser(text)) {
            if (parser.nextToken() == null) {
                return empty(file, "");
            }
            YamlNode root = new Building(file, parser).node("");
            root.requireMapping();
            return root;
        } catch (JsonProcessingException e) {
            throw notYaml(file, e);
        } catch (IOException e) {
            throw Refusals.unreadable(file, e);
        }
    }

    /** The parser below Jackson knows the line of the trouble and what it is; Jackson only where the piece begins. */
    private static UnusableInput notYaml(String file, JsonProcessingException e) {
        int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
        String problem = e.getOriginalMessage().lines().findFirst().orElse("").strip();
        if (e.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            line = marked.getProblemMark().getLine() + 1; // counted from 0 there
            problem = marked.getProblem();
        }
        String cure = "; indent with spaces only and put texts with signs such as % : # in quotes.";
        return Refusals.yaml(file, line, "this is not YAML (" + problem + ")" + cure);
    }

    private static YamlNode empty(String file, String key) {
        return new YamlNode(file, 0, key, Kind.MAPPING, "", Map.of(), List.of());
    }

    /** Reads tokens into nodes. */
    private record Building(String file, YAMLParser parser) {

        YamlNode node(String key) throws IOException {
            int line = parser.currentTokenLocation().getLineNr();
            JsonToken token = parser.currentToken();
            if (parser.isCurrentAlias()) {
                throw Refusals.yaml(file, line, "aliases (*name) are not read here; write the value out.");
            }
            if (token == JsonToken.START_OBJECT) {
                return new YamlNode(file, line, key, Kind.MAPPING, "", entries(key), List.of());
            }
            if (token == JsonToken.START_ARRAY) {
                List<YamlNode> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(node(key));
                }
                return new YamlNode(file, line, key, Kind.LIST, "", Map.of(), items);
            }
            String text = token == JsonToken.VALUE_NULL ? "" : parser.getText().strip();
            return new YamlNode(file, line, key, Kind.SCALAR, text, Map.of(), List.of());
        }

        private Map<String, YamlNode> entries(String parent) throws IOException {
            Map<String, YamlNode> entries = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                int line = parser.currentTokenLocation().getLineNr();
                parser.nextToken();
                YamlNode value = node(parent.isEmpty() ? name : parent + "." + name);
                if (entries.put(name, value) != null) {
                    throw Refusals.yaml(file, line, "the key " + value.key() + " stands here twice; keep one of them.");
                }
            }
            return entries;
        }
    }

    /** Returns a refusal that names this line. */
    UnusableInput refusal(String what) {
        return Refusals.yaml(file, line, what);
    }

    /** Refuses keys that are not known. */
    YamlNode knowing(Collection<String> known) {
        entries.forEach((name, value) -> {
            if (!known.contains(name)) {
                throw Refusals.unknownKey(file, value.line, value.key, prefixed(known));
            }
        });
        return this;
    }

    private List<String> prefixed(Collection<String> known) {
        return known.stream()
                .map(name -> key.isEmpty() ? name : key + "." + name)
                .toList();
    }

    /** Refuses anything but keys with values; nothing at all is fine. */
    void requireMapping() {
        if (kind != Kind.MAPPING && !(kind == Kind.SCALAR && text.isEmpty())) {
            throw refusal((key.isEmpty() ? "the file" : key) + " must be a list of keys with values (key: value).");
        }
    }

    /** Returns what stands under a key, if anything does. */
    Optional<YamlNode> child(String name) {
        return Optional.ofNullable(entries.get(name)).filter(node -> node.kind != Kind.SCALAR || !node.text.isEmpty());
    }

    /** Returns the mapping under a key, empty where there is none. */
    YamlNode mapping(String name) {
        YamlNode found = child(name).orElse(empty(file, key.isEmpty() ? name : key + "." + name));
        found.requireMapping();
        return found;
    }

    /** Returns the text under a key, if there is one. */
    Optional<String> text(String name) {
        return child(name).map(YamlNode::scalar);
    }

    /** Returns the text of this scalar; refuses lists and mappings. */
    String scalar() {
        if (kind != Kind.SCALAR) {
            throw refusal(key + " must be a single value.");
        }
        return text;
    }

    /**
     * Returns the number of this scalar.
     *
     * @param least the smallest number allowed
     * @param most the largest number allowed
     * @param unit in words, for the refusal
     */
    double number(double least, double most, String unit) {
        String written = scalar();
        boolean isNumber = written.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");
        boolean isTooMuch = isNumber && Double.parseDouble(written) > most;
        if (!isNumber || isTooMuch || Double.parseDouble(written) < least) {
            String bound = isTooMuch ? "at most " + plain(most) : "at least " + plain(least);
            throw refusal(key + " must be a number (" + unit + ") of " + bound + ", got \"" + written + "\".");
        }
        return Double.parseDouble(written);
    }

    /**
     * Returns the whole number of this scalar.
     *
     * @param least the smallest number allowed
     * @param most the largest number allowed
     */
    int whole(int least, int most) {
        String written = scalar();
        boolean isWhole = written.matches("\\+?\\d+");
        boolean isTooMuch = isWhole && new BigDecimal(written).compareTo(BigDecimal.valueOf(most)) > 0;
        if (!isWhole || isTooMuch || Integer.parseInt(written) < least) {
            String bound = isTooMuch ? "at most " + most : "at least " + least;
            throw refusal(key + " must be a whole number of " + bound + ", got \"" + written + "\".");
        }
        return Integer.parseInt(written);
    }

    /** Returns what the word of this scalar stands for, in any case. */
    <T> T oneOf(Map<String, T> words) {
        String written = scalar();
        return words.entrySet().stream()
                .filter(word -> word.getKey().equalsIgnoreCase(written))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> refusal(
                        key + " must be one of " + String.join(", ", words.keySet()) + ", got \"" + written + "\"."));
    }

    /** Returns values by the words that stand for them in a file, in their order. */
    static <T> Map<String, T> words(T[] values, Function<T, String> word) {
        Map<String, T> words = new LinkedHashMap<>();
        for (T value : values) {
            words.put(word.apply(value), value);
        }
        return words;
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
