package com.cognipeer.camel.contacts.sandbox;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;

/** The sandbox has no POM of its own. Its user reads which dependency is missing, and not the name of a class. */
class SandboxWithoutItsLibraryTest {

    @Test
    void theStartNamesTheDependencyToAdd() throws Exception {
        Method start = new WithoutTheLibrary(getClass().getClassLoader())
                .loadClass(ContactsSandbox.class.getName())
                .getMethod("start");

        assertThatThrownBy(() -> start.invoke(null))
                .isInstanceOf(InvocationTargetException.class)
                .cause()
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessageContaining("add the dependency de.bwaldvogel:mongo-java-server-core");
    }

    /** Defines the classes of the sandbox anew, so that the library is looked for here. */
    private static final class WithoutTheLibrary extends ClassLoader {

        private WithoutTheLibrary(ClassLoader parent) {
            super(parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("de.bwaldvogel.")) {
                throw new ClassNotFoundException(name);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                if (known != null) {
                    return known;
                }
                return name.startsWith(ContactsSandbox.class.getPackageName())
                        ? defined(name)
                        : super.loadClass(name, resolve);
            }
        }

        private Class<?> defined(String name) throws ClassNotFoundException {
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] code = in.readAllBytes();
                return defineClass(name, code, 0, code.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
