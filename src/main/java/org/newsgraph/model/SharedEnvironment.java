package org.newsgraph.model;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * ONNX Runtime's environment, one for the process, which lasts as long as the process does.
 *
 * <p>ONNX Runtime gives its environment back in a shutdown hook, though networks may still be
 * running, and then the process ends in a crash instead of its exit code (microsoft/onnxruntime,
 * issue 31352; seen with 1.23.2, 1.28.0 and 1.29.0 whenever a run was interrupted). The native
 * environment counts its references, so here another one is taken that nobody gives back. There is
 * no public way to do so; where the private one is gone, all is as ONNX Runtime has it.
 */
final class SharedEnvironment {
    private static final OrtLoggingLevel LEVEL = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR;
    private static final OrtEnvironment INSTANCE = open();

    private SharedEnvironment() {}

    static OrtEnvironment get() {
        return INSTANCE;
    }

    private static OrtEnvironment open() {
        OrtEnvironment environment = OrtEnvironment.getEnvironment(LEVEL);
        try {
            environment.setTelemetry(false);
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime cannot be set up", e);
        }
        hold();
        dropLibraries();
        return environment;
    }

    /**
     * Deletes the folder that ONNX Runtime unpacks its libraries into. At its end it deletes the
     * folder before what is in it, which leaves the folder, and after a kill the libraries too.
     * They are loaded by now and need no file any more; where a loaded file cannot be deleted, as
     * in Windows, all is as ONNX Runtime has it.
     */
    private static void dropLibraries() {
        try {
            Field folder =
                    Class.forName("ai.onnxruntime.OnnxRuntime").getDeclaredField("tempDirectory");
            folder.setAccessible(true);
            if (folder.get(null) instanceof Path unpacked) {
                List<Path> libraries;
                try (Stream<Path> files = Files.list(unpacked)) {
                    libraries = files.toList();
                }
                for (Path library : libraries) {
                    Files.delete(library);
                }
                Files.delete(unpacked);
            }
        } catch (ReflectiveOperationException | IOException | RuntimeException e) {
            System.getLogger(SharedEnvironment.class.getName())
                    .log(System.Logger.Level.DEBUG, "the unpacked libraries are left", e);
        }
    }

    private static void hold() {
        try {
            Field api =
                    Class.forName("ai.onnxruntime.OnnxRuntime").getDeclaredField("ortApiHandle");
            api.setAccessible(true);
            Method create =
                    OrtEnvironment.class.getDeclaredMethod(
                            "createHandle", long.class, int.class, String.class);
            create.setAccessible(true);
            create.invoke(null, api.getLong(null), LEVEL.getValue(), "newsgraph");
        } catch (ReflectiveOperationException | RuntimeException e) {
            System.getLogger(SharedEnvironment.class.getName())
                    .log(System.Logger.Level.DEBUG, "no second reference", e);
        }
    }
}
