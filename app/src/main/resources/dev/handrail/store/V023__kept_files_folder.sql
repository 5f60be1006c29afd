-- By which number the file system knows the folder that they were put aside in, which is another while its disk is away; null
-- where nobody wrote it down.
ALTER TABLE kept_files ADD COLUMN folder VARCHAR(40);
