package org.palermo.infra.audit;

/**
 * Two places that do not say the same of one thing.
 *
 * @param sort what is wrong with it
 * @param topic input topic that it comes from; empty for a figure
 * @param partition of the topic; -1 for a figure
 * @param offset of the input; -1 for a total or a figure, which come from many
 * @param entity kind and id of the entity; empty where there is none
 * @param id of the posting, name of the total's cell, or the figure; empty for an outcome
 * @param recorded what must be there
 * @param shown what is there
 */
public record Disagreement(
        Sort sort, String topic, int partition, long offset, String entity, String id, String recorded, String shown) {

    /** Which thing it is, in one line and without the values: {@code posting-altered, contribution C-1, ...}. */
    public String line() {
        StringBuilder line = new StringBuilder(sort.code());
        if (!entity.isEmpty()) {
            line.append(", ").append(entity);
        }
        if (!id.isEmpty()) {
            line.append(", ").append(id);
        }
        if (!topic.isEmpty()) {
            line.append(", ").append(topic).append(' ').append(partition);
            if (offset >= 0) {
                line.append('/').append(offset);
            }
        }
        return line.toString();
    }
}
