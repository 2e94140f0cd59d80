import { useRoute } from '../../routing/use-route';
import { BookList } from './BookList';
import { BookPage } from './BookPage';
import { BookEditor } from './BookEditor';
import { VersionsPage } from './VersionsPage';
import './price-books.css';
import './book-form.css';

/** The list of price books, one of them to read or edit, or two versions side by side. */
export function PriceBooksPage() {
  const route = useRoute();
  const [id, version, what] = route.screen === 'price-books' ? route.path : [];
  if (id === undefined) return <BookList />;
  if (version !== undefined && what === 'edit') {
    return <BookEditor key={`${id} ${version}`} id={id} version={version} />;
  }
  if (version !== undefined && what === 'versions')
    return <VersionsPage id={id} version={version} />;
  return <BookPage id={id} version={version} />;
}
