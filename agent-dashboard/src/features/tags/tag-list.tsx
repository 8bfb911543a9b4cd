import classes from './tags.module.css';

/** Tags to look at, as they stand in a list of chats. */
export const TagList = ({ tags }: { tags: readonly string[] }) =>
  tags.length === 0 ? null : (
    <span className={classes['tags']}>
      <span className="honey-visually-hidden">Tags: </span>
      {tags.map((tag) => (
        <span key={tag} className={classes['tag']} dir="auto">
          {tag}
        </span>
      ))}
    </span>
  );
