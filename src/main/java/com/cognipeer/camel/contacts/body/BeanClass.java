package com.cognipeer.camel.contacts.body;

import com.cognipeer.camel.contacts.model.FieldNames;
import com.cognipeer.camel.contacts.model.InvalidJsonException;
import com.cognipeer.camel.contacts.sync.SyncReport;
import com.fasterxml.jackson.core.TreeNode;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.stream.BaseStream;
import java.util.stream.Stream;

/** Decides by the class of an object whether it can be a bean with the fields of a contact. */
final class BeanClass {

    /** Properties of these classes are no fields of a contact. */
    private static final Set<String> OF_THE_PLATFORM =
            Set.of("java.", "javax.", "jdk.", "sun.", "com.sun.", "org.apache.camel.");

    private BeanClass() {}

    /** Whether a type converter may write objects of the class better than Jackson does. */
    static boolean isConverted(Class<?> type) {
        return !isOfThePlatform(type)
                && !type.isRecord()
                && !isAny(type, Map.class, Collection.class, Iterator.class, BaseStream.class, Throwable.class)
                && !isAny(type, TreeNode.class, SyncReport.class);
    }

    /** Whether the class is a bean: it has a constructor without arguments, and a setter. */
    static boolean isBean(Class<?> type) {
        boolean made = Stream.of(type.getConstructors()).anyMatch(maker -> maker.getParameterCount() == 0);
        return made
                && Stream.of(type.getMethods())
                        .anyMatch(method -> method.getName().startsWith("set") && method.getParameterCount() == 1);
    }

    /**
     * @param  own                  whether the user set an object mapper, which decides about beans
     * @throws InvalidJsonException when an object of the class cannot be a contact, with the name of the class
     */
    static void requireBean(Class<?> type, boolean own) {
        boolean isNone = isOfThePlatform(type)
                || type.isEnum()
                || isAny(type, Throwable.class, Iterable.class, Iterator.class, BaseStream.class, SyncReport.class)
                || type.isHidden();
        if (isNone || !own && !type.isRecord() && !hasPropertiesOfItsOwn(type)) {
            throw new InvalidJsonException("a " + type.getTypeName()
                    + " is neither a bean nor does it convert to text: give a Contact, a Map, a bean or JSON");
        }
    }

    private static boolean isOfThePlatform(Class<?> type) {
        return type.isArray()
                || type.isPrimitive()
                || !Proxy.isProxyClass(type) && OF_THE_PLATFORM.stream().anyMatch(type.getName()::startsWith);
    }

    private static boolean isAny(Class<?> type, Class<?>... kinds) {
        return Stream.of(kinds).anyMatch(kind -> kind.isAssignableFrom(type));
    }

    /** A getter without a field, such as that of a length, describes the object and no contact. */
    private static boolean hasPropertiesOfItsOwn(Class<?> type) {
        return Proxy.isProxyClass(type)
                || isMarked(type)
                || Stream.of(type.getFields()).anyMatch(field -> !Modifier.isStatic(field.getModifiers()))
                || Stream.of(type.getMethods()).anyMatch(method -> isMarked(method) || isOwn(type, method));
    }

    private static boolean isOwn(Class<?> type, Method method) {
        String property = propertyOf(method);
        return property != null
                && method.getDeclaringClass() != Object.class
                && (FieldNames.isDocumented(property) || hasField(type, property));
    }

    private static String propertyOf(Method method) {
        String name = method.getName();
        int prefix = name.startsWith("get") ? 3 : name.startsWith("is") ? 2 : 0;
        if (prefix == 0
                || name.length() == prefix
                || method.getParameterCount() > 0
                || Modifier.isStatic(method.getModifiers())) {
            return null;
        }
        return Character.toLowerCase(name.charAt(prefix)) + name.substring(prefix + 1);
    }

    private static boolean hasField(Class<?> type, String name) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
                if (field.getName().equalsIgnoreCase(name) || isMarked(field)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether it has an annotation of Jackson. */
    private static boolean isMarked(AnnotatedElement element) {
        for (Annotation annotation : element.getAnnotations()) {
            if (annotation.annotationType().getName().startsWith("com.fasterxml.jackson.")) {
                return true;
            }
        }
        return false;
    }
}
