package org.brakefern.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputFileTest {
    @TempDir
    private Path scratch;

    /** Reference: the message "abc" of the SHA-256 examples to FIPS 180-4. */
    @Test
    void the_checksum_is_that_of_the_standard() throws IOException {
        InputFile input = InputFile.of("data/abc.csv", Files.writeString(scratch.resolve("abc.csv"), "abc"));
        assertEquals(
                new InputFile("data/abc.csv", 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
                input);
    }

    @ParameterizedTest
    @CsvSource({
        "samples.csv, samples.csv",
        "../shared/samples.csv, ../shared/samples.csv",
        "/home/li/study/samples.csv, samples.csv",
        "C:\\Users\\li\\samples.csv, samples.csv",
        "data\\samples.csv, data/samples.csv"
    })
    void the_name_tells_nothing_of_the_machine(String named, String shown) throws IOException {
        assertEquals(
                shown,
                InputFile.of(named, Files.writeString(scratch.resolve("any"), "x"))
                        .name());
    }
}
