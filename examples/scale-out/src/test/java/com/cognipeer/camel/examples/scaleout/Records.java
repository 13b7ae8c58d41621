package com.cognipeer.camel.examples.scaleout;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * The records of the topic.
 *
 * @param count    all records
 * @param versions versions of contacts, each counted once
 */
record Records(long count, long versions) {

    private static final Duration POLL = Duration.ofMillis(100);

    /** Everything that is there by now. */
    static Records in(Broker broker) {
        long count = 0;
        Set<String> versions = new HashSet<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.address(), "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(partitions());
            consumer.seekToBeginning(partitions());
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions());
            while (!ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                for (ConsumerRecord<String, String> contact : consumer.poll(POLL)) {
                    count++;
                    versions.add(
                            new String(contact.headers().lastHeader("Version").value(), StandardCharsets.UTF_8));
                }
            }
        }
        return new Records(count, versions.size());
    }

    /** How many records the group of the workers has not said to be done. */
    static long backlog(Broker broker) throws Exception {
        Map<String, Object> properties = Map.of("bootstrap.servers", broker.address());
        try (Admin admin = Admin.create(properties);
                KafkaConsumer<String, String> consumer =
                        new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
            Map<TopicPartition, OffsetAndMetadata> done = admin.listConsumerGroupOffsets("contacts")
                    .partitionsToOffsetAndMetadata()
                    .get();
            return consumer.endOffsets(partitions()).entrySet().stream()
                    .mapToLong(end -> end.getValue()
                            - (done.containsKey(end.getKey())
                                    ? done.get(end.getKey()).offset()
                                    : 0))
                    .sum();
        }
    }

    private static List<TopicPartition> partitions() {
        return IntStream.range(0, Broker.PARTITIONS)
                .mapToObj(number -> new TopicPartition(Broker.TOPIC, number))
                .toList();
    }
}
