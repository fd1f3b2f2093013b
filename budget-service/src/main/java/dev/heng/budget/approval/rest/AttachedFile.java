package dev.heng.budget.approval.rest;

import dev.heng.budget.approval.AttachmentType;

/** A file that is to be attached to an approval, decoded. */
record AttachedFile(AttachmentType type, byte[] content) {}
